import { getContext, setContext, untrack } from "svelte";
import {
  type ContextEntry,
  type Kernel,
  type KernelConfig,
  type Mizan as Client,
  type MizanOptions,
  openMizan,
  type Store,
} from "@mizan/kernel";

export type { MizanOptions };

export interface Mizan extends Client {
  /**
   * Another object after another user has signed in. What awaits data is kept until there is new data, so a boundary
   * belongs into `{#key mizan.epoch}`, which removes the data of the user before.
   */
  readonly epoch: object;
}

declare const REACTIVE: unique symbol;

/** Marks types whose properties lose their reactivity when they are destructured, for the rule `no-destructuring`. */
export interface Reactive {
  readonly [REACTIVE]?: never;
}

/** A value, or a function that returns the current one: `() => ({ projectId })`. */
export type MaybeGetter<Value> = Value | (() => Value);

export const current = <Value>(given: MaybeGetter<Value>): Value =>
  typeof given === "function" ? (given as () => Value)() : given;

const MIZAN = Symbol("mizan");
const STARTING = Symbol("starting");

/** @param global the context that is loaded from the start */
export function provideMizan(
  options: MaybeGetter<MizanOptions>,
  create: (config: KernelConfig) => Kernel,
  global?: (kernel: Kernel) => ContextEntry<object>,
): Mizan {
  const client = untrack(() => openMizan(current(options), create));
  const { kernel } = client;
  const users = {
    get: kernel.untilReset,
    subscribe: (listener: () => void) =>
      kernel.observe(({ type }) => {
        if (type === "reset") listener();
      }),
  };
  const epoch = initialising(() => stateOf(() => users));
  const mizan = reactive(() => ({ epoch: epoch() }), client);
  setForComponent(MIZAN, mizan);
  let isStarting = $state.raw(true);
  setForComponent(STARTING, () => isStarting);
  // After this component and those below it are mounted.
  $effect(() => void (isStarting = false));
  // Not before: the component may hand the data of a server to the client first.
  if (global) $effect(() => untrack(() => global(kernel).subscribe(() => undefined)));
  return mizan;
}

/** Client access for functions and contexts without a function of their own here. */
export function useMizan(): Mizan {
  const mizan = findForComponent(MIZAN) as Mizan | undefined;
  if (!mizan) throw new Error("Call setMizan() in this component or in one above it.");
  return mizan;
}

/** Sets what this component and those below it find. */
export const setForComponent = (key: symbol, value: unknown): unknown =>
  initialising(() => setContext(key, value));

/** Finds what this component or one above it has set. */
export const findForComponent = (key: symbol): unknown => initialising(() => getContext(key));

function initialising<Result>(run: () => Result): Result {
  try {
    return run();
  } catch (cause) {
    // Svelte's error names a function that the application has not called.
    const where = "while a component is initialised: at the top level of its <script>, not in a callback";
    throw new Error(`setMizan(), useMizan() and all that need it must be called ${where}.`, { cause });
  }
}

/** Whether the components below the client are mounted for the first time, perhaps on the HTML of a server. */
export const findStarting = (): (() => boolean) => findForComponent(STARTING) as () => boolean;

/** The state of a store, which may be replaced by another store. Subscribes in browsers only. */
export function stateOf<State>(
  store: () => Store<State>,
  get: () => State = () => store().get(),
): () => State {
  /** Another function after each change, so whatever has called the former one runs again. */
  let read = $state.raw(() => get());
  // Untracked, since a request that a template expression starts notifies while Svelte evaluates the template.
  const notify = (): void => {
    untrack(() => (read = () => get()));
  };
  $effect.pre(() => {
    const followed = store();
    // A request that starts here calls functions of the application, whose signals do not matter.
    return untrack(() => followed.subscribe(notify));
  });
  return () => read();
}

/** An object with the properties of the latest state. Whatever reads a property depends on that property only. */
export function reactive<State extends object, Actions extends object>(
  state: () => State,
  actions: Actions,
): State & Actions & Reactive {
  const latest = $derived(state());
  const object = { ...actions };
  for (const name of Object.keys(untrack(state)) as (keyof State)[]) {
    const value = $derived(latest[name]);
    // A server would remember the first value, but data may arrive while it renders.
    const get = (): State[keyof State] => ($effect.tracking() ? value : state()[name]);
    Object.defineProperty(object, name, { get, enumerable: true });
  }
  return object as State & Actions & Reactive;
}
