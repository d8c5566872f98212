import type { Trace } from "../pipeline/trace.ts";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** The reason of a cancelled build: the process received a signal to end. */
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
  /** Removes the listeners, so that signals end the process again. */
  release(): void;
}

/** Phases that need cleaning up: the processes of a source, the lock and staged files of the output. */
const CLEANED_UP = new Set(["loadSource", "compare", "write", "diagnose"]);

/**
 * Cancels on the first signal to end, so that the current phase cleans up. A second signal ends the process at once.
 * @param trace with it, signals are handled only in phases that need it. While there is a listener, a signal waits
 *   until JavaScript is idle, so a plugin in an endless loop could not be interrupted.
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
    // Adding the listener again would lose a signal that arrived while JavaScript was busy.
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
