import { LONGEST_PAUSE } from "./retry.ts";

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
      if (now - latest > 60_000) changes = 0;
      latest = now;
      const excess = ++changes - USUAL;
      if (excess <= 0) return;
      if (excess === 1) {
        console.warn(
          "mizan: X-Mizan-Identity changes again and again. Do all processes of the server have the same identity_secret?",
        );
      }
      const delay = Math.min(1_000 * 2 ** excess, LONGEST_PAUSE);
      pause = new Promise((resolve) => setTimeout(resolve, delay));
    },
    pause: () => pause,
  };
};
