import { printable } from "../diagnostics/printable.ts";
import type { Logger } from "../plugin.ts";
import type { Terminal } from "./terminal.ts";

/** What plugins have to say, on standard error; with --quiet or --json only warnings. */
export function terminalLogger(
  terminal: Terminal,
  { quiet, json }: { quiet?: boolean; json?: boolean },
): Logger {
  const silent = quiet === true || json === true;
  return {
    debug: (message) => {
      if (terminal.debug) terminal.err(printable(message));
    },
    info: (message) => {
      if (!silent) terminal.err(printable(message));
    },
    warn: (message) => {
      if (json !== true) terminal.err(`warning: ${printable(message)}`);
    },
  };
}
