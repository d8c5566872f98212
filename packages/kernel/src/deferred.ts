/** A promise that is settled from outside, and that nobody has to listen to. */
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
  // The entry's state shows the failure too; without this a page that only reads the state had an unhandled rejection.
  promise.catch(() => {});
  return { promise, resolve, reject };
};
