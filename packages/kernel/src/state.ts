import type { ContextState } from "./types.ts";

export const PENDING: ContextState<never> = {
  data: null,
  status: "pending",
  error: null,
  fetching: false,
  isPrevious: false,
};

export const IDLE: ContextState<never> = { ...PENDING, status: "idle" } as ContextState<never>;

export const stateOf = (data: unknown, error: Error | null, fetching: boolean): ContextState<unknown> => {
  const status = error ? "error" : data === null ? "pending" : "success";
  return { ...PENDING, data, status, error, fetching } as ContextState<unknown>;
};
