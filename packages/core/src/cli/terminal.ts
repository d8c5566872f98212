import { Console } from "node:console";
import { printable } from "../diagnostics/format.ts";
import type { Logger } from "../plugin.ts";

/** The two output streams of the command. */
export interface Terminal {
  /** For results. */
  out(text: string): void;
  /** For errors and progress. */
  err(text: string): void;
  readonly color: { readonly out: boolean; readonly err: boolean };
  readonly debug: boolean;
}

/** Whether a stream wants colours: https://no-color.org and Node's FORCE_COLOR decide before the terminal does. */
function wantsColor(stream: NodeJS.WriteStream): boolean {
  const { FORCE_COLOR, NO_COLOR, TERM } = process.env;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== "") return FORCE_COLOR !== "0" && FORCE_COLOR !== "false";
  if (NO_COLOR !== undefined && NO_COLOR !== "") return false;
  return stream.isTTY && TERM !== "dumb";
}

export function openTerminal(debug: boolean): Terminal {
  return {
    out: (text) => void process.stdout.write(`${text}\n`),
    err: (text) => void process.stderr.write(`${text}\n`),
    color: { out: wantsColor(process.stdout), err: wantsColor(process.stderr) },
    debug,
  };
}

/** Keeps standard output for results: `console.log` in a config or a plugin writes to standard error. */
export function reserveStandardOutput(): void {
  globalThis.console = new Console(process.stderr);
}

/** Waits until all output is written to the streams. */
export async function flush(): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) {
    await new Promise<void>((resolve) => stream.write("", () => resolve()));
  }
}

/** Prints the messages of plugins to standard error. With --quiet only warnings, with --json nothing. */
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
