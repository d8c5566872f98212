import { createMutation, type Kernel, type MutationActions, type MutationState } from "@mizan/kernel";
import { type Reactive, reactive, stateOf, useMizan } from "./runtime.svelte.ts";

/** The calls of one function by one component. Its properties are reactive, so they must not be destructured. */
export type Mutation<Args extends readonly unknown[], Result> = MutationState<Result> &
  MutationActions<Args, Result> &
  Reactive;

export function useMutation<Args extends readonly unknown[], Result>(
  call: (kernel: Kernel, ...args: Args) => Promise<Result>,
): Mutation<Args, Result> {
  const store = createMutation(useMizan().kernel, call);
  const { mutate, mutateAsync, reset } = store;
  return reactive(
    stateOf(() => store),
    { mutate, mutateAsync, reset },
  );
}
