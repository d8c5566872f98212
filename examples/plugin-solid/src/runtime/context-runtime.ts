import { type Accessor, createMemo, createResource } from "solid-js";
import {
  type ContextEntry,
  type ContextState,
  type InstanceOptions,
  keepPrevious,
  type Kernel,
} from "@mizan/kernel";
import { createState, reactive, useKernel } from "./runtime.ts";

/** How a component keeps its data up to date. Properties may be getters. */
export interface ContextOptions extends InstanceOptions {
  /** Whether the data of the previous parameters is shown until there is data for the current ones. Default false. */
  readonly keepPrevious?: boolean | undefined;
}

/** A context as a component sees it. Its properties are reactive, so they must not be destructured. */
export type ContextStore<Data extends object> = ContextState<Data> & {
  /** Reads the context again at once, or joins the request in progress. */
  readonly refetch: () => Promise<Data>;
};

/** Finds the instance for the current parameters; null without parameters. */
type Source<Data> = (kernel: Kernel) => ContextEntry<Data> | null;

export function useContextState<Data extends object>(
  source: Source<Data>,
  options: ContextOptions,
): ContextStore<Data> {
  const entry = createEntry(source, options);
  return reactive(createState(entry, options), { refetch: () => entry().refetch() });
}

export function useContextData<Data extends object, Name extends keyof Data>(
  source: Source<Data>,
  options: ContextOptions,
  name: Name,
): Accessor<Data[Name] | null> {
  const state = createState(createEntry(source, options), options);
  return createMemo(() => state().data?.[name] ?? null);
}

/** All data. Reading it suspends while it is loaded, and throws the error of a failed read. */
export function useSuspenseContext<Data extends object>(
  source: Source<Data>,
  options: ContextOptions,
): Accessor<Data | undefined> {
  return createSuspense(source, options, (data) => data);
}

export function useSuspenseData<Data extends object, Name extends keyof Data>(
  source: Source<Data>,
  options: ContextOptions,
  name: Name,
): Accessor<Data[Name] | undefined> {
  return createSuspense(source, options, (data) => data[name]);
}

function createEntry<Data extends object>(
  source: Source<Data>,
  options: ContextOptions,
): Accessor<ContextEntry<Data>> {
  const kernel = useKernel();
  const current = createMemo(() => source(kernel) ?? kernel.context<Data>("", null));
  let latest: ContextEntry<Data> | undefined;
  /** The latest one that had data. */
  let loaded: ContextEntry<Data> | undefined;
  return createMemo(() => {
    const entry = current();
    if (latest && latest.get().data !== null) loaded = latest;
    latest = entry;
    const isKept = options.keepPrevious && loaded !== entry && entry.get().status !== "idle";
    return isKept && loaded ? keepPrevious(entry, loaded) : entry;
  });
}

function createSuspense<Data extends object, Selected>(
  source: Source<Data>,
  options: ContextOptions,
  select: (data: Data) => Selected,
): Accessor<Selected | undefined> {
  const entry = createEntry(source, options);
  const state = createState(entry, options);
  const isMissing = createMemo(() => state().data === null && state().status !== "idle");
  const selected = createMemo(() => {
    const { data } = state();
    return data === null ? undefined : select(data);
  });
  // The resource only waits. The data is in the kernel, where it stays up to date.
  const [waiting] = createResource(
    () => isMissing() && entry(),
    async (missing): Promise<undefined> => {
      await missing.promise();
    },
  );
  return () => (isMissing() ? waiting() : selected());
}
