import { MizanError } from "./error.ts";

/** Longest pause between two attempts, in milliseconds. */
const LONGEST_PAUSE = 30_000;

/** No answer at all or a failing server; 501 says that the function will not be there next time either. */
const isTransient = (error: unknown): boolean =>
  error instanceof MizanError &&
  (error.code === "NETWORK_ERROR" || (error.status >= 500 && error.status !== 501));

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });

/** Runs `attempt` up to `retries` more times; stops when the signal is aborted. Only for reads, never for calls. */
export const withRetries = async <T>(
  attempt: () => Promise<T>,
  retries: number,
  firstPause: number,
  signal: AbortSignal,
): Promise<T> => {
  for (let tried = 0; ; tried++) {
    try {
      return await attempt();
    } catch (error) {
      if (signal.aborted || tried >= retries || !isTransient(error)) throw error;
      await pause(Math.min(firstPause * 2 ** tried, LONGEST_PAUSE), signal);
      if (signal.aborted) throw error;
    }
  }
};
