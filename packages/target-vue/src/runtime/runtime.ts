import {
  computed,
  customRef,
  getCurrentInstance,
  getCurrentScope,
  hasInjectionContext,
  inject,
  type InjectionKey,
  onActivated,
  onDeactivated,
  onMounted,
  onScopeDispose,
  onServerPrefetch,
  type Plugin,
  type Ref,
  type ShallowRef,
  ssrContextKey,
  watch,
} from "vue";
import {
  type ContextEntry,
  type Kernel,
  type KernelConfig,
  type Mizan,
  type MizanOptions,
  openMizan,
  type Store,
} from "@mizan/kernel";

export type { Mizan, MizanOptions };

const MIZAN: InjectionKey<Mizan> = Symbol("mizan");

/**
 * Each app that installs the plugin without a kernel has a kernel of its own, so a server may share the plugin.
 * @param global the context that is loaded from the start
 */
export function mizanPlugin(
  options: MizanOptions,
  create: (config: KernelConfig) => Kernel,
  global?: (kernel: Kernel) => ContextEntry<object>,
): Plugin {
  return {
    install(app) {
      if (app.runWithContext(() => inject(MIZAN, null))) {
        throw new Error("This app has a client already: install createMizan() once.");
      }
      const mizan = openMizan(options, create);
      app.provide(MIZAN, mizan);
      // No app is unmounted on a server, where the components read what they show.
      if (global && typeof document !== "undefined") {
        app.onUnmount(global(mizan.kernel).subscribe(() => undefined));
      }
    },
  };
}

/** Client access for functions without a composable. */
export function useMizan(): Mizan {
  if (!hasInjectionContext()) {
    throw new Error(
      "This composable must be called in setup(), before the first await, or in app.runWithContext().",
    );
  }
  const mizan = inject(MIZAN, null);
  if (!mizan) throw new Error("This composable needs the client: install it with app.use(createMizan()).");
  return mizan;
}

export function useKernel(): Kernel {
  return useMizan().kernel;
}

export const isOnServer = (): boolean => inject<object | null>(ssrContextKey, null) !== null;

/**
 * The state of a store, which may be replaced by another store. Every access reads the store itself, so nothing that the
 * store has dropped is ever shown. Subscribes in browsers only, and not while `<KeepAlive>` keeps the component hidden.
 * @param load what a server waits for before it renders the component
 */
export function useStore<State>(
  store: () => Store<State>,
  load?: () => Promise<unknown>,
): Readonly<ShallowRef<State>> {
  const component = getCurrentInstance();
  // In hydration, the first state is the one that the server's HTML shows.
  let isHydrating = Boolean(component?.vnode.el);
  const get = (): State => {
    const { get, getServer = get } = store();
    return isHydrating ? getServer() : get();
  };
  let show!: () => void;
  const state = customRef<State>((track, trigger) => {
    show = () => {
      if (!isHydrating) trigger();
    };
    return {
      get() {
        track();
        return get();
      },
      set() {},
    };
  });
  if (isOnServer()) {
    if (load && component) onServerPrefetch(() => load().then(show));
    return state;
  }
  if (!getCurrentScope()) {
    throw new Error(
      "This composable must be called in a component or an effect scope, which ends its subscription.",
    );
  }
  let isVisible = true;
  let leave = (): void => {};
  const subscribe = (): void => {
    leave();
    leave = store().subscribe(show);
  };
  /** Shows what has changed since. */
  const showChange = (since: State): void => {
    if (get() !== since) show();
  };
  const follow = (): void => {
    if (isVisible) subscribe();
  };
  // Before the next render, not at once: a component gets its new props one by one.
  watch(store, follow, { immediate: true });
  onScopeDispose(() => {
    leave();
  });
  if (!component) return state;

  let hidden = get();
  onMounted(() => {
    const server = get();
    isHydrating = false;
    showChange(server);
  });
  onDeactivated(() => {
    isVisible = false;
    hidden = get();
    leave();
  });
  onActivated(() => {
    if (isVisible) return;
    isVisible = true;
    subscribe();
    showChange(hidden);
  });
  return state;
}

/** A ref for each property of a state, so that it may be destructured. */
export type Refs<State extends object> = {
  readonly [Name in keyof State & string]: Readonly<Ref<State[Name]>>;
};

export function toRefsOf<State extends object>(state: Readonly<Ref<State>>): Refs<State> {
  const names = Object.keys(state.value) as (keyof State & string)[];
  return Object.fromEntries(
    names.map((name) => [name, computed(() => state.value[name])]),
  ) as unknown as Refs<State>;
}
