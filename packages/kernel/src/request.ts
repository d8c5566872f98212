import type { MizanError } from "./error.ts";
import type { KernelConfig } from "./types.ts";

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

/** Longest pause between two attempts, in milliseconds. */
const LONGEST_PAUSE = 30_000;

/**
 * Milliseconds to wait before a context is asked for again, or null where that would not help: only a missing answer
 * and a failing server may get better, and 501 says that the function will not be there next time either.
 */
export const retryPause = (
  { retries = 3, retryDelay = 500 }: KernelConfig,
  { code, status = 0 }: Partial<MizanError>,
  tried: number,
): number | null =>
  tried < retries && (code === "NETWORK_ERROR" || (status >= 500 && status !== 501))
    ? Math.min(retryDelay * 2 ** tried, LONGEST_PAUSE)
    : null;
