"use client";

import { createContext, useContext, useEffect, useMemo, useState, type Context, type ReactNode } from "react";
import {
  nextInstance,
  type ContextEntry,
  type ContextOptions,
  type ContextState,
  type Instance,
  type Kernel,
  type NoParams,
} from "@mizan/kernel";
import { useKernel, useStore, whole } from "./runtime.tsx";

export type { ContextOptions, NoParams };

/**
 * Without arguments, a hook reads the nearest provider. With parameters, it mounts an instance of its own; with null or
 * undefined instead of parameters, nothing is read.
 */
export type ContextArgs<Params extends object> =
  [] | [params: Params | null | undefined, options?: ContextOptions];

/** The same for a hook that suspends, which cannot go on without parameters. */
export type SuspenseArgs<Params extends object> = [] | [params: Params, options?: ContextOptions];

/** The state of a context instance, discriminated by `status`. */
export type ContextResult<Data> = ContextState<Data> & {
  /** Reads again at once. */
  readonly refetch: () => void;
};

export type ProviderProps<Params extends object> = Params & {
  readonly options?: ContextOptions | undefined;
  readonly children?: ReactNode;
};

/** A context of the backend. */
export interface ProvidedContext<Data extends object, Params extends object> {
  /** The React context in which a provider passes on its instance. */
  readonly nearest: Context<ContextEntry<Data> | null>;
  readonly open: (kernel: Kernel, params: Params) => ContextEntry<Data>;
  /** For a hook without arguments and without a provider. Undefined if the context has required parameters. */
  readonly defaults: Params | undefined;
}

/** @param isOptional whether all parameters are optional */
export function provide<Data extends object, Params extends object>(
  provider: string,
  open: (kernel: Kernel, params: Params) => ContextEntry<Data>,
  isOptional?: true,
): ProvidedContext<Data, Params> {
  const nearest = createContext<ContextEntry<Data> | null>(null);
  nearest.displayName = provider;
  return { nearest, open, defaults: isOptional && ({} as Params) };
}

/** The same object until the entry or an option changes. */
function useInstance<Data extends object>(
  entry: ContextEntry<Data> | null,
  options?: ContextOptions,
): Instance<Data> {
  const [held, hold] = useState(() => nextInstance(undefined, entry, options));
  const instance = nextInstance(held, entry, options);
  if (instance !== held) hold(instance);
  return instance;
}

export function useProvider<Data extends object, Params extends object>(
  { nearest: Nearest, open }: ProvidedContext<Data, Params>,
  props: ProviderProps<Params>,
): ReactNode {
  const instance = useInstance(open(useKernel(), props), props.options);
  useEffect(() => instance.subscribe(() => undefined), [instance]);
  return <Nearest.Provider value={instance}>{props.children}</Nearest.Provider>;
}

function useEntry<Data extends object, Params extends object>(
  { nearest, open, defaults }: ProvidedContext<Data, Params>,
  args: ContextArgs<Params>,
): ContextEntry<Data> {
  const kernel = useKernel();
  const provided = useContext(nearest);
  const isGiven = args.length > 0;
  if (!isGiven && !provided && !defaults) {
    throw new Error(`This hook must be used inside <${String(nearest.displayName)}> or get parameters.`);
  }
  const params = isGiven ? args[0] : defaults;
  const own = params ? open(kernel, params) : null;
  return useInstance(isGiven ? own : (provided ?? own), args[1]);
}

export function useContextState<Data extends object, Params extends object>(
  context: ProvidedContext<Data, Params>,
  args: ContextArgs<Params>,
): ContextResult<Data> {
  const entry = useEntry(context, args);
  const state = useStore(entry, whole);
  const { refetch } = entry;
  return useMemo(() => ({ ...state, refetch }), [state, refetch]);
}

export function useContextData<Data extends object, Params extends object, Name extends keyof Data>(
  context: ProvidedContext<Data, Params>,
  args: ContextArgs<Params>,
  name: Name,
): Data[Name] | null {
  return useStore(useEntry(context, args), ({ data }) => data?.[name] ?? null);
}

/**
 * A part of the data. Suspends until there is data, and throws the error of a failed read until the next one starts.
 */
function useSuspense<Data extends object, Selected>(
  entry: ContextEntry<Data>,
  select: (data: Data) => Selected,
): Selected {
  // The entry itself stands for missing data, since any part of the data may be null.
  const selected = useStore(entry, ({ data }) => (data ? select(data) : entry));
  if (selected !== entry) return selected as Selected;
  // Asking first starts another read after a failure, for example when an error boundary was reset.
  const promise = entry.promise();
  const { error, fetching } = entry.get();
  // React waits for a promise that is thrown. Not use(), which it expects again in the render that has the data.
  throw (error && !fetching ? error : promise) as Error;
}

export function useSuspenseContext<Data extends object, Params extends object>(
  context: ProvidedContext<Data, Params>,
  args: SuspenseArgs<Params>,
): Data {
  return useSuspense(useEntry(context, args), whole);
}

export function useSuspenseData<Data extends object, Params extends object, Name extends keyof Data>(
  context: ProvidedContext<Data, Params>,
  args: SuspenseArgs<Params>,
  name: Name,
): Data[Name] {
  return useSuspense(useEntry(context, args), (data) => data[name]);
}
