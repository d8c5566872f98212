import type { Kernel, Store } from "./types.ts";

/** The state of a function's calls. The same reference until something in it changes. */
export type MutationState<Result> =
  | { readonly status: "idle"; readonly data: null; readonly error: null; readonly isPending: false }
  /** `data` is the result of the previous call. */
  | {
      readonly status: "pending";
      readonly data: Result | null;
      readonly error: null;
      readonly isPending: true;
    }
  | { readonly status: "success"; readonly data: Result; readonly error: null; readonly isPending: false }
  | { readonly status: "error"; readonly data: null; readonly error: Error; readonly isPending: false };

export interface MutationActions<Args extends readonly unknown[], Result> {
  /** Sends the call. Its outcome is shown in `data` or `error`. */
  readonly mutate: (...args: Args) => void;
  /** The same, for code that waits. A rejection is also shown in `error`, and may be ignored. */
  readonly mutateAsync: (...args: Args) => Promise<Result>;
  /** Forgets the outcome. A pending call still reaches the server, but its outcome is not shown. */
  readonly reset: () => void;
}

/** The calls of one function. The latest call wins. */
export interface MutationStore<Args extends readonly unknown[], Result>
  extends Store<MutationState<Result>>, MutationActions<Args, Result> {}

const IDLE: MutationState<never> = { status: "idle", data: null, error: null, isPending: false };
const PENDING: MutationState<never> = { status: "pending", data: null, error: null, isPending: true };

export const createMutation = <Args extends readonly unknown[], Result>(
  kernel: Kernel,
  fn: (kernel: Kernel, ...args: Args) => Promise<Result>,
): MutationStore<Args, Result> => {
  const listeners = new Set<() => void>();
  let state: MutationState<Result> = IDLE;
  let epoch = kernel.untilReset();
  let latest: Promise<Result> | undefined;

  /** The result of one user must not be shown to the next one. */
  const get = (): MutationState<Result> => {
    if (epoch.aborted) {
      epoch = kernel.untilReset();
      state = state.isPending ? PENDING : IDLE;
    }
    return state;
  };

  const set = (next: MutationState<Result>): void => {
    get();
    state = next;
    listeners.forEach((listener) => listener());
  };

  const mutateAsync = (...args: Args): Promise<Result> => {
    const result = (async () => fn(kernel, ...args))();
    latest = result;
    set({ ...PENDING, data: get().data });
    result.then(
      (data) => latest === result && set({ ...IDLE, status: "success", data }),
      (error: unknown) => latest === result && set({ ...IDLE, status: "error", error: error as Error }),
    );
    return result;
  };

  return {
    get,

    subscribe(listener) {
      const own = (): void => listener();
      listeners.add(own);
      const leave = kernel.observe(({ type }) => type === "reset" && own());
      return () => {
        listeners.delete(own);
        leave();
      };
    },

    mutate: (...args) => void mutateAsync(...args),
    mutateAsync,

    reset() {
      latest = undefined;
      set(IDLE);
    },
  };
};
