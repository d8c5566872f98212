import type { MizanError } from "./error.ts";
import type { KernelConfig } from "./types.ts";

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

/** Maximum pause between two attempts, in milliseconds. */
const LONGEST_PAUSE = 30_000;

/**
 * Milliseconds before the next attempt to read a context, or null if a retry would not help: only network and server
 * errors are retried, except 501, which means that the server does not have the function.
 */
export const retryPause = (
  { retries = 3, retryDelay = 500 }: KernelConfig,
  { code, status = 0 }: Partial<MizanError>,
  tried: number,
): number | null =>
  tried < retries && (code === "NETWORK_ERROR" || (status >= 500 && status !== 501))
    ? Math.min(retryDelay * 2 ** tried, LONGEST_PAUSE)
    : null;
