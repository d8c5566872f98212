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
import {
  openMizan,
  type Kernel,
  type KernelConfig,
  type Mizan,
  type MizanOptions,
  type Store,
} from "@mizan/kernel";

export type { Mizan };

/** Read once, on the first render. */
export interface MizanContextProps extends MizanOptions {
  readonly children?: ReactNode;
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
  children,
  ...options
}: MizanContextProps & { readonly create: (config: KernelConfig) => Kernel }): ReactNode {
  const [provided, provide] = useState((): Provided => {
    const mizan = openMizan(options, create);
    return { mizan, epoch: mizan.kernel.untilReset() };
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
