import {
  type Accessor,
  createComponent,
  createContext,
  createEffect,
  createMemo,
  createRenderEffect,
  createSignal,
  type JSX,
  onCleanup,
  onMount,
  sharedConfig,
  splitProps,
  untrack,
  useContext,
} from "solid-js";
import {
  type ContextEntry,
  type Kernel,
  type KernelConfig,
  type Mizan,
  type MizanOptions,
  openMizan,
  type Store,
} from "@mizan/kernel";

export type { Mizan };

/** Read once. */
export interface MizanProviderProps extends MizanOptions {
  readonly children?: JSX.Element;
}

const MizanContext = /* @__PURE__ */ createContext<Mizan>();

/** @param global the context that is loaded from the start */
export function provideKernel(
  props: MizanProviderProps,
  create: (config: KernelConfig) => Kernel,
  global?: (kernel: Kernel) => ContextEntry<object>,
): JSX.Element {
  const [own, options] = splitProps(props, ["children"]);
  const mizan = openMizan({ ...options }, create);
  if (global) onMount(() => onCleanup(global(mizan.kernel).subscribe(() => undefined)));
  return createComponent(MizanContext.Provider, {
    value: mizan,
    get children() {
      return own.children;
    },
  });
}

/** Client access for functions without a hook. */
export function useMizan(): Mizan {
  const mizan = useContext(MizanContext);
  if (!mizan) throw new Error("This hook must be used inside <MizanProvider>.");
  return mizan;
}

export function useKernel(): Kernel {
  return useMizan().kernel;
}

/** The state of a store, which may be replaced by another store. Subscribes in browsers only. */
export function createState<State>(store: Accessor<Store<State>>): Accessor<State> {
  const [changed, notify] = createSignal(undefined, { equals: false });
  // In hydration, the first state is the one that the server's HTML shows, and an effect runs afterwards.
  let isHydrating = sharedConfig.context !== undefined;
  // An effect would wait for everything that suspends the component, and so its request would.
  const subscribe = isHydrating ? createEffect : createRenderEffect;
  subscribe(() => {
    const current = store();
    isHydrating = false;
    // A request that starts here calls functions of the application, whose signals do not matter.
    onCleanup(untrack(() => current.subscribe(() => notify())));
    notify();
  });
  return createMemo(() => {
    changed();
    const current = store();
    return isHydrating && current.getServer ? current.getServer() : current.get();
  });
}

/** An object with the properties of the latest state. Whatever reads a property depends on that property only. */
export function reactive<State extends object, Actions extends object>(
  state: Accessor<State>,
  actions: Actions,
): State & Actions {
  const object = { ...actions };
  for (const name of Object.keys(untrack(state)) as (keyof State)[]) {
    const get = createMemo(() => state()[name]);
    Object.defineProperty(object, name, { get, enumerable: true });
  }
  return object as State & Actions;
}
