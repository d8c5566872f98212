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
 * Handles that a stream can no longer be written. If its reader has closed it, as in `mizan inspect | head`, the command
 * completes its work without printing, so that its exit code is right: `mizan build 2>&1 | head` must build. Anything
 * else, such as a full disk, ends the command as a failure. The reason is printed once, on standard error, since
 * printing it may fail again.
 * @param endless the command has no end of its own, so it ends when its output is not read.
 */
export function handleClosedStreams(endless: boolean): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (ending && error.code !== "EPIPE" && stream === process.stderr) return;
      if (error.code === "EPIPE" && !endless) return;
      ending = true;
      if (error.code === "EPIPE") process.exit(process.exitCode ?? 0);
      process.exitCode = 1;
      process.stderr.write(`error: The output could not be written: ${error.message}\n`, () =>
        process.exit(),
      );
    });
  }
}
