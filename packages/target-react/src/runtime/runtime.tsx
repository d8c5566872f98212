"use client";

import {
  createContext,
  useContext,
  useEffect,
  useLayoutEffect,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from "react";
import type { ContextEntry, Kernel, KernelConfig } from "@mizan/kernel";

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
  /** Reads a context unless its data is fresh, for a page that may be shown next. Never rejects. */
  readonly prefetch: <Params extends readonly unknown[], Data>(
    context: (kernel: Kernel, ...params: Params) => ContextEntry<Data>,
    ...params: Params
  ) => Promise<void>;
}

interface Provided {
  readonly mizan: Mizan;
  /** Changes with each user. A context reaches hidden components too, which have no subscriptions. */
  readonly epoch: AbortSignal;
}

const KernelContext = createContext<Provided | null>(null);

/** Before the browser paints. A server has no such effects, and React 18 warns of them there. */
const useBeforePaint = typeof document === "undefined" ? useEffect : useLayoutEffect;

export function KernelProvider({
  create,
  kernel: given,
  children,
  ...config
}: MizanContextProps & { readonly create: (config: KernelConfig) => Kernel }): ReactNode {
  const [provided, provide] = useState((): Provided => {
    const kernel = given ?? create(config);
    const mizan: Mizan = {
      kernel,
      call: (fn, ...args) => fn(kernel, ...args),
      fetch: (context, ...params) => context(kernel, ...params).refetch(),
      prefetch: (context, ...params) => context(kernel, ...params).prefetch(),
    };
    return { mizan, epoch: kernel.untilReset() };
  });
  useBeforePaint(() => {
    const { mizan, epoch } = provided;
    const renew = (): void => {
      provide({ mizan, epoch: mizan.kernel.untilReset() });
    };
    // It may have ended while the component was hidden.
    if (epoch.aborted) renew();
    epoch.addEventListener("abort", renew);
    return () => {
      epoch.removeEventListener("abort", renew);
    };
  }, [provided]);
  return <KernelContext.Provider value={provided}>{children}</KernelContext.Provider>;
}

/** Client access for functions without a hook. */
export function useMizan(): Mizan {
  return useProvided().mizan;
}

export function useKernel(): Kernel {
  return useMizan().kernel;
}

function useProvided(): Provided {
  const value = useContext(KernelContext);
  if (!value) throw new Error("This hook must be used inside <MizanContext>.");
  return value;
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
  useProvided();
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

/** Selects the whole state. */
export const whole = <State,>(state: State): State => state;
