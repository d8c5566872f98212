import { flush } from "./terminal.ts";

let ending = false;

/** Whether the command itself is ending the process, rather than code that it runs. */
export function isEnding(): boolean {
  return ending;
}

/** Ends even if a plugin left something open, but not before everything is printed. */
export async function end(code: number): Promise<never> {
  ending = true;
  process.exitCode = code;
  await flush();
  process.exit(code);
}

/** Ends as the signal would have, so that a shell or a supervisor sees why. */
export async function endBy(signal: NodeJS.Signals): Promise<never> {
  ending = true;
  await flush();
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
  return new Promise(() => setInterval(() => {}, 1000));
}

/**
 * A stream that takes no more ends the command: without complaint where the reader went away, as
 * `mizan inspect | head` does, and as a failure otherwise (a full disk). Printing why could only fail again,
 * so that is tried once, on standard error.
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
