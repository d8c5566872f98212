import type { MizanError } from "./error.ts";
import type { KernelConfig } from "./types.ts";

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
