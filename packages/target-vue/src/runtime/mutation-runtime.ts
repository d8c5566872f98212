import type { ShallowRef } from "vue";
import { createMutation, type Kernel, type MutationActions, type MutationState } from "@mizan/kernel";
import { type Refs, toRefsOf, useKernel, useStore } from "./runtime.ts";

/** The calls of one function by one component: what starts them, and the state of the latest, in refs. */
export interface Mutation<Args extends readonly unknown[], Result>
  extends Refs<MutationState<Result>>, MutationActions<Args, Result> {
  /** Everything in one ref, discriminated by `status`. */
  readonly state: Readonly<ShallowRef<MutationState<Result>>>;
}

export function useMutation<Args extends readonly unknown[], Result>(
  call: (kernel: Kernel, ...args: Args) => Promise<Result>,
): Mutation<Args, Result> {
  const store = createMutation(useKernel(), call);
  const { mutate, mutateAsync, reset } = store;
  const state = useStore(() => store);
  return { state, ...toRefsOf(state), mutate, mutateAsync, reset };
}
