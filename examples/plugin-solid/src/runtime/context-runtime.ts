import { type Accessor, createMemo, createResource } from "solid-js";
import {
  type ContextEntry,
  type ContextOptions,
  type ContextState,
  type Instance,
  type Kernel,
  nextInstance,
} from "@mizan/kernel";
import { createState, reactive, useKernel } from "./runtime.ts";

export type { ContextOptions };

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
  const instance = createInstance(source, options);
  return reactive(createState(instance), { refetch: () => instance().refetch() });
}

export function useContextData<Data extends object, Name extends keyof Data>(
  source: Source<Data>,
  options: ContextOptions,
  name: Name,
): Accessor<Data[Name] | null> {
  const state = createState(createInstance(source, options));
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

/** @param options their properties may be getters */
function createInstance<Data extends object>(
  source: Source<Data>,
  options: ContextOptions,
): Accessor<Instance<Data>> {
  const kernel = useKernel();
  return createMemo<Instance<Data>>((held) => nextInstance(held, source(kernel), { ...options }));
}

function createSuspense<Data extends object, Selected>(
  source: Source<Data>,
  options: ContextOptions,
  select: (data: Data) => Selected,
): Accessor<Selected | undefined> {
  const instance = createInstance(source, options);
  const state = createState(instance);
  const isMissing = createMemo(() => state().data === null && state().status !== "idle");
  const selected = createMemo(() => {
    const { data } = state();
    return data === null ? undefined : select(data);
  });
  // The resource only waits. The data is in the kernel, where it stays up to date.
  const [waiting] = createResource(
    () => isMissing() && instance(),
    async (missing): Promise<undefined> => {
      await missing.promise();
    },
  );
  return () => (isMissing() ? waiting() : selected());
}
