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

/** Cancels on the first signal that asks to end, so that locks and staged files go away; the second ends at once. */
export function interruptible(): Interruptible {
  const controller = new AbortController();
  const listener = (signal: NodeJS.Signals): void => {
    release();
    controller.abort(new Interruption(signal));
  };
  const release = (): void => {
    for (const signal of SIGNALS) process.removeListener(signal, listener);
  };
  for (const signal of SIGNALS) process.on(signal, listener);
  return { signal: controller.signal, release };
}
