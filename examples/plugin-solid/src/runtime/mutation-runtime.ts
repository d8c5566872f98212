import { createMutation, type Kernel, type MutationState } from "@mizan/kernel";
import { createState, reactive, useKernel } from "./runtime.ts";

/** The calls of one function by one component. Its properties are reactive, so they must not be destructured. */
export type Mutation<Args extends readonly unknown[], Result> = MutationState<Result> & {
  /** Sends the call. Its outcome is shown in `data` or `error`. */
  readonly mutate: (...args: Args) => void;
  /** The same, for code that waits. A rejection is also shown in `error`, and may be ignored. */
  readonly mutateAsync: (...args: Args) => Promise<Result>;
  /** Forgets the outcome. A pending call still reaches the server, but its outcome is not shown. */
  readonly reset: () => void;
};

export function useMutation<Args extends readonly unknown[], Result>(
  call: (kernel: Kernel, ...args: Args) => Promise<Result>,
): Mutation<Args, Result> {
  const store = createMutation(useKernel(), call);
  const { mutate: mutateAsync, reset } = store;
  const state = createState(() => store);
  return reactive(state, { mutate: (...args: Args) => void mutateAsync(...args), mutateAsync, reset });
}
