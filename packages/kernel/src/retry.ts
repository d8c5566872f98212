import type { MizanError } from "./error.ts";
import type { KernelConfig } from "./types.ts";

/** Maximum pause between two attempts, in milliseconds, unless the server asks for a longer one. */
export const LONGEST_PAUSE = 30_000;

/** Maximum delay of `setTimeout`; a longer one would fire at once. */
export const LONGEST_DELAY = 2_147_483_647;

/** Whether the error may be gone at the next attempt. 501 means that the server does not have the function. */
export const isTemporary = ({ code, status = 0 }: Partial<MizanError>): boolean =>
  code === "NETWORK_ERROR" ||
  code === "TIMEOUT" ||
  status === 408 ||
  status === 429 ||
  (status >= 500 && status !== 501);

/**
 * Milliseconds before the next attempt after a number of failures in a row. Random, so that clients that failed
 * together do not come back together, and never shorter than `Retry-After`.
 */
export const retryPause = (
  { retryDelay = 500 }: KernelConfig,
  { retryAfter = 0 }: Partial<MizanError>,
  failures: number,
): number => {
  const jitter = Math.random() / 2;
  return Math.max(
    Math.min(retryDelay * 2 ** (failures - 1), LONGEST_PAUSE) * (1 - jitter),
    retryAfter * (1 + jitter),
  );
};

/** Milliseconds in a `Retry-After` header: seconds or a date (RFC 9110, section 10.2.3). */
export const readRetryAfter = (header: string | null): number => {
  const delay = Number(header) * 1_000;
  return Math.max(Number.isNaN(delay) ? Date.parse(header!) - Date.now() : delay, 0) || 0;
};
