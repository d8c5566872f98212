"use client";

import { useState } from "react";
import { createMutation, type Kernel, type MutationActions, type MutationState } from "@mizan/kernel";
import { useKernel, useStore, whole } from "./runtime.tsx";

/** The calls of one function by one component: what starts them, and the state of the latest. */
export type Mutation<Args extends readonly unknown[], Result> = MutationState<Result> &
  MutationActions<Args, Result>;

export function useMutation<Args extends readonly unknown[], Result>(
  call: (kernel: Kernel, ...args: Args) => Promise<Result>,
): Mutation<Args, Result> {
  const kernel = useKernel();
  const [store] = useState(() => createMutation(kernel, call));
  const { mutate, mutateAsync, reset } = store;
  return { ...useStore(store, whole), mutate, mutateAsync, reset };
}
