/** A promise that is settled from outside. Its rejection need not be handled. */
export interface Deferred<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (reason: unknown) => void;
}

export const createDeferred = <T>(): Deferred<T> => {
  let resolve!: (value: T) => void;
  let reject!: (reason: unknown) => void;
  const promise = new Promise<T>((...settle) => {
    [resolve, reject] = settle;
  });
  // The entry's state shows the error too. Without this, a page that only reads the state would have an unhandled
  // rejection.
  promise.catch(() => {});
  return { promise, resolve, reject };
};

/** Rejects when the signal aborts, and calls `onAbort` then. */
export const untilAborted = <T>(promise: Promise<T>, signal: AbortSignal, onAbort: () => void): Promise<T> =>
  new Promise((resolve, reject) => {
    const abort = (): void => {
      reject(signal.reason as Error);
      onAbort();
    };
    signal.addEventListener("abort", abort);
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
    if (signal.aborted) abort();
  });
