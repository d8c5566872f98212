import { DiagnosticError, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { flush } from "./terminal.ts";

export const EXIT = { built: 0, failed: 1, usage: 2 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Errors of usage or config, found before anything was built. */
export class UsageError extends DiagnosticError {}

/** Any error while the plugins of the config are created is an error of usage, whatever its code. */
export function exitCodeOf(thrown: unknown, diagnostics: readonly Diagnostic[]): ExitCode {
  const isUsage = thrown instanceof UsageError || diagnostics.every(({ code }) => code.startsWith("MZ10"));
  return isUsage ? EXIT.usage : EXIT.failed;
}

let ending = false;

/** Whether the command itself ends the process, and not code that it runs. */
export function isEnding(): boolean {
  return ending;
}

/** Ends the process even if a plugin left something open, but only after all output is printed. */
export async function end(code: number): Promise<never> {
  ending = true;
  process.exitCode = code;
  await flush();
  process.exit(code);
}

/** Ends the process by the signal itself, so that a shell or a supervisor sees the reason. */
export async function endBy(signal: NodeJS.Signals): Promise<never> {
  ending = true;
  await flush();
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
  return new Promise(() => setInterval(() => {}, 1000));
}

/**
 * Ends the command when it can no longer write to a stream: quietly when the reader has closed it, as
 * `mizan inspect | head` does, and as a failure otherwise (a full disk). The reason is printed once, on standard
 * error, since printing it may fail again.
 */
export function endWithClosedStreams(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (ending && error.code !== "EPIPE" && stream === process.stderr) return;
      ending = true;
      if (error.code === "EPIPE") process.exit(process.exitCode ?? 0);
      process.exitCode = 1;
      process.stderr.write(`error: The output could not be written: ${error.message}\n`, () =>
        process.exit(),
      );
    });
  }
}
