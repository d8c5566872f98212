import { retryPause } from "./retry.ts";

/** Changes of the user within a minute that cause no pause. */
const USUAL = 5;

/** Protects the server when responses name one user and another in turn, and each change causes further reads. */
export interface ResetLimit {
  /** Another user was seen. */
  count(): void;
  /** Resolves when reads may be sent. */
  pause(): Promise<void> | undefined;
}

export const createResetLimit = (): ResetLimit => {
  let changes = 0;
  let latest = 0;
  let pause: Promise<void> | undefined;
  return {
    count() {
      const now = Date.now();
      changes = now - latest > 60_000 ? 1 : changes + 1;
      latest = now;
      if (changes <= USUAL) return;
      if (changes === USUAL + 1) {
        console.warn(
          "mizan: X-Mizan-Identity keeps changing. Is identity_secret the same in all server processes?",
        );
      }
      const delay = retryPause({}, {}, changes - USUAL + 1);
      pause = new Promise((resolve) => setTimeout(resolve, delay));
    },
    pause: () => pause,
  };
};
