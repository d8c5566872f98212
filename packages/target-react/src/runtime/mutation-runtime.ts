"use client";

import { useState } from "react";
import { createMutation, type Kernel, type MutationState } from "@mizan/kernel";
import { useKernel, useStore, whole } from "./runtime.tsx";

/** The calls of one function by one component: what starts them, and the state of the latest. */
export type Mutation<Args extends readonly unknown[], Result> = MutationState<Result> &
  MutationActions<Args, Result>;

interface MutationActions<Args extends readonly unknown[], Result> {
  /** Sends the call. Its outcome is shown in `data` or `error`. */
  readonly mutate: (...args: Args) => void;
  /** The same, for code that waits. A rejection is also shown in `error`, and may be ignored. */
  readonly mutateAsync: (...args: Args) => Promise<Result>;
  /** Forgets the outcome. A pending call still reaches the server, but its outcome is not shown. */
  readonly reset: () => void;
}

export function useMutation<Args extends readonly unknown[], Result>(
  call: (kernel: Kernel, ...args: Args) => Promise<Result>,
): Mutation<Args, Result> {
  const kernel = useKernel();
  const [[store, actions]] = useState(() => {
    const { mutate: mutateAsync, reset, ...own } = createMutation(kernel, call);
    return [own, { mutate: (...args: Args) => void mutateAsync(...args), mutateAsync, reset }] as const;
  });
  return { ...useStore(store, whole), ...actions };
}
