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
import type { ContextEntry, InstanceOptions, Kernel, KernelConfig } from "@mizan/kernel";

export interface MizanProviderProps extends KernelConfig {
  /** A kernel made elsewhere, such as one for each request on a server. Read once. */
  readonly kernel?: Kernel;
  readonly children?: JSX.Element;
}

const KernelContext = /* @__PURE__ */ createContext<Kernel>();

/** @param global the context that is loaded from the start */
export function provideKernel(
  props: MizanProviderProps,
  create: (config: KernelConfig) => Kernel,
  global?: (kernel: Kernel) => ContextEntry<object>,
): JSX.Element {
  const [own, config] = splitProps(props, ["kernel", "children"]);
  const kernel = own.kernel ?? create({ ...config });
  if (global) onMount(() => onCleanup(global(kernel).subscribe(() => undefined)));
  return createComponent(KernelContext.Provider, {
    value: kernel,
    get children() {
      return own.children;
    },
  });
}

/** The kernel of the provider, for the functions of the client: `search(useKernel(), { text })`. */
export function useKernel(): Kernel {
  const kernel = useContext(KernelContext);
  if (!kernel) throw new Error("This hook must be used inside <MizanProvider>.");
  return kernel;
}

/** A store of the kernel: a context instance, a function's calls or a form. */
interface Store<State> {
  get(): State;
  getServer?(): State;
  subscribe(listener: () => void, options?: InstanceOptions): () => void;
}

/** The state of a store, which may be replaced by another store. Subscribes in browsers only. */
export function createState<State>(
  store: Accessor<Store<State>>,
  options: InstanceOptions = {},
): Accessor<State> {
  const [changed, notify] = createSignal(undefined, { equals: false });
  // In hydration, the first state is the one that the server's HTML shows, and an effect runs afterwards.
  let isHydrating = sharedConfig.context !== undefined;
  // An effect would wait for everything that suspends the component, and so its request would.
  const subscribe = isHydrating ? createEffect : createRenderEffect;
  subscribe(() => {
    const [current, given] = [store(), { ...options }];
    isHydrating = false;
    // A request that starts here calls functions of the application, whose signals do not matter.
    onCleanup(untrack(() => current.subscribe(() => notify(), given)));
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
