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
      if (terminal.debug) terminal.err(message);
    },
    info: (message) => {
      if (!silent) terminal.err(message);
    },
    warn: (message) => {
      if (json !== true) terminal.err(`warning: ${message}`);
    },
  };
}
