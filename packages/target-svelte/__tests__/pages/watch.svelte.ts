import { untrack } from "svelte";
import type { MutateOptions } from "@mizan/kernel/scenarios";
import {
  type ContextResult,
  type ContextState,
  type Kernel,
  type Override,
  type RenameProjectInput,
  useRenameProject,
  useTouch,
} from "../__golden__/world/index.ts";

/** What a component passes to the scenario that watches it. */
export interface Watcher {
  show(state: ContextState<unknown>): void;
  mutate: (
    fn: string,
    args: object,
    options: Pick<MutateOptions, "affects"> & { readonly optimistic: Override[] },
  ) => Promise<unknown>;
}

export interface PageProps {
  readonly kernel: Kernel;
  readonly context: string;
  readonly params: object;
  readonly watcher: Watcher;
  readonly isHidden: boolean;
}

export function watch(watcher: () => Watcher, result: Pick<ContextResult<object>, "state">): void {
  const rename = useRenameProject();
  const touch = useTouch();
  const watching = untrack(watcher);
  watching.mutate = (fn, args, options) =>
    fn === "touch" ? touch.mutateAsync(options) : rename.mutateAsync(args as RenameProjectInput, options);
  $effect.pre(() => watching.show(result.state));
}
