import { Console } from "node:console";

/** The two streams of the command, and what each of them can show. */
export interface Terminal {
  /** For results. */
  out(text: string): void;
  /** For problems and progress. */
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

/** Keeps standard output for results, though a config or a plugin calls `console.log`. */
export function reserveStandardOutput(): void {
  globalThis.console = new Console(process.stderr);
}

/** Waits until everything that was printed has reached the streams. */
export async function flush(): Promise<void> {
  for (const stream of [process.stdout, process.stderr]) {
    await new Promise<void>((resolve) => stream.write("", () => resolve()));
  }
}
