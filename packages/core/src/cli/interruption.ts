import type { Trace } from "../pipeline/trace.ts";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Why a build was cancelled: the process was told to end. */
export class Interruption extends Error {
  readonly signal: NodeJS.Signals;

  constructor(signal: NodeJS.Signals) {
    super(`interrupted by ${signal}`);
    this.name = "Interruption";
    this.signal = signal;
  }
}

export interface Interruptible {
  readonly signal: AbortSignal;
  /** Lets signals end the process again as if nothing had listened. */
  release(): void;
}

/** Phases that have something to clean up: the processes of a source, the lock and staged files of the output. */
const CLEANED_UP = new Set(["loadSource", "compare", "write"]);

/**
 * Cancels on the first signal that asks to end, so that what is under way is cleaned up; the second ends at once.
 * @param trace when given, signals are listened to only in phases that need it. While a listener is there a
 *   signal waits until JavaScript rests, so a plugin that loops for ever could not be interrupted.
 */
export function interruptible(trace?: Trace): Interruptible {
  const controller = new AbortController();
  const listener = (signal: NodeJS.Signals): void => {
    release();
    controller.abort(new Interruption(signal));
  };
  let isListening = false;
  const ignore = (): void => {
    for (const signal of SIGNALS) process.removeListener(signal, listener);
    isListening = false;
  };
  const listen = (): void => {
    // To listen anew would lose a signal that came while JavaScript was at work.
    if (isListening) return;
    for (const signal of SIGNALS) process.on(signal, listener);
    isListening = true;
  };
  const stop = trace?.onChange(() =>
    trace.running().some(({ name }) => CLEANED_UP.has(name)) ? listen() : ignore(),
  );
  const release = (): void => {
    stop?.();
    ignore();
  };
  if (trace === undefined) listen();
  return { signal: controller.signal, release };
}
