"use client";

import {
  createContext,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useState,
  useSyncExternalStore,
  type Context,
  type ReactNode,
} from "react";
import type { ContextEntry, ContextState, Kernel, KernelConfig } from "@mizan/kernel";

export interface MizanContextProps extends KernelConfig {
  /** A kernel made elsewhere, such as one for each request on a server. Read once, on the first render. */
  readonly kernel?: Kernel;
  readonly children?: ReactNode;
}

export interface Mizan {
  readonly kernel: Kernel;
  /** Calls a function of the client: `call(someFunction, args)`. */
  readonly call: <Args extends readonly unknown[], Result>(
    fn: (kernel: Kernel, ...args: Args) => Promise<Result>,
    ...args: Args
  ) => Promise<Result>;
  /** Reads a context again: `fetch(someContext, params)`. */
  readonly fetch: <Params extends readonly unknown[], Data>(
    context: (kernel: Kernel, ...params: Params) => ContextEntry<Data>,
    ...params: Params
  ) => Promise<Data>;
}

interface Provided {
  readonly mizan: Mizan;
  /** Changes with each user. A context reaches hidden components too, which have no subscriptions. */
  readonly epoch: AbortSignal;
}

const KernelContext = provide<Provided>("MizanContext");

/** Before the browser paints. A server has no such effects, and React 18 warns of them there. */
const useBeforePaint = typeof document === "undefined" ? useEffect : useLayoutEffect;

export function KernelProvider({
  create,
  kernel: given,
  children,
  ...config
}: MizanContextProps & { readonly create: (config: KernelConfig) => Kernel }): ReactNode {
  const [mizan] = useState((): Mizan => {
    const kernel = given ?? create(config);
    return {
      kernel,
      call: (fn, ...args) => fn(kernel, ...args),
      fetch: (context, ...params) => context(kernel, ...params).refetch(),
    };
  });
  const { kernel } = mizan;
  const [epoch, setEpoch] = useState(kernel.untilReset);
  useBeforePaint(() => {
    const renew = (): void => setEpoch(kernel.untilReset());
    // It may have ended while the component was hidden.
    if (epoch.aborted) renew();
    epoch.addEventListener("abort", renew);
    return () => epoch.removeEventListener("abort", renew);
  }, [kernel, epoch]);
  const provided = useMemo(() => ({ mizan, epoch }), [mizan, epoch]);
  return <KernelContext.Provider value={provided}>{children}</KernelContext.Provider>;
}

/** Client access for functions without a hook. */
export function useMizan(): Mizan {
  return useProvided(KernelContext).mizan;
}

export function useKernel(): Kernel {
  return useMizan().kernel;
}

/** A React context that knows the name of its provider. */
export function provide<Value>(provider: string): Context<Value | null> {
  const context = createContext<Value | null>(null);
  context.displayName = provider;
  return context;
}

function useProvided<Value>(context: Context<Value | null>): Value {
  const value = useContext(context);
  if (!value) throw new Error(`This hook must be used inside <${context.displayName!}>.`);
  return value;
}

/** The React context in which a provider passes on a context instance. */
export type EntryContext<Data extends object> = Context<ContextEntry<Data> | null>;

export function EntryProvider<Data extends object>({
  context: Provided,
  entry,
  children,
}: {
  readonly context: EntryContext<Data>;
  readonly entry: ContextEntry<Data>;
  readonly children: ReactNode;
}): ReactNode {
  useEffect(() => entry.subscribe(() => undefined), [entry]);
  return <Provided.Provider value={entry}>{children}</Provided.Provider>;
}

/** A store of the kernel, as far as a component reads it. */
interface Store<State> {
  readonly subscribe: (listener: () => void) => () => void;
  readonly get: () => State;
  readonly getServer?: () => State;
}

/** A part of a store's state. The component renders again only when that part changes. */
export function useStore<State, Selected>(
  { subscribe, get, getServer = get }: Store<State>,
  select: (state: State) => Selected,
): Selected {
  // While the component is hidden, only a context makes it render again, without the data of the previous user.
  useProvided(KernelContext);
  const selected = useSyncExternalStore(
    subscribe,
    () => select(get()),
    () => select(getServer()),
  );
  const [, renderAgain] = useState({});
  useBeforePaint(() => {
    // After a component was hidden, React subscribes and compares again only after painting.
    if (select(get()) !== selected) renderAgain({});
  });
  return selected;
}

export function useContextState<Data extends object>(context: EntryContext<Data>): ContextState<Data> {
  return useStore(useProvided(context), (state) => state);
}

export function useContextData<Data extends object, Name extends keyof Data>(
  context: EntryContext<Data>,
  name: Name,
): Data[Name] | null {
  return useStore(useProvided(context), ({ data }) => (data === null ? null : data[name]));
}

/**
 * A part of the data. Suspends until there is data, and throws the error of a failed read until the next one starts.
 */
function useSuspense<Data extends object, Selected>(
  entry: ContextEntry<Data>,
  select: (data: Data) => Selected,
): Selected {
  // The entry itself stands for missing data, since any part of the data may be null.
  const selected = useStore(entry, ({ data }) => (data === null ? entry : select(data)));
  if (selected !== entry) return selected as Selected;
  // Asking first starts another read after a failure, for example when an error boundary was reset.
  const promise = entry.promise();
  const { error, fetching } = entry.get();
  if (error && !fetching) throw error;
  // Not use(), which React expects again in the render that has the data.
  // eslint-disable-next-line @typescript-eslint/only-throw-error
  throw promise;
}

export function useSuspenseContext<Data extends object>(context: EntryContext<Data>): Data {
  return useSuspense(useProvided(context), (data) => data);
}

export function useSuspenseData<Data extends object, Name extends keyof Data>(
  context: EntryContext<Data>,
  name: Name,
): Data[Name] {
  return useSuspense(useProvided(context), (data) => data[name]);
}
