import { IDLE } from "./state.ts";
import type { ContextEntry } from "./types.ts";

const nothing = (): void => {};

/** A promise that is never settled: there is nothing to wait for before there are parameters. */
const never = (): Promise<never> => new Promise<never>(nothing);

/** The instance for parameters that are `null` or `undefined`: no request is sent. */
export const IDLE_ENTRY: ContextEntry<never> = {
  get: () => IDLE,
  getServer: () => IDLE,
  subscribe: () => nothing,
  refetch: never,
  promise: never,
  prefetch: () => Promise.resolve(),
  override: () => nothing,
};
