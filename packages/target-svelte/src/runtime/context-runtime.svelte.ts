import { untrack } from "svelte";
import {
  type ContextEntry,
  type ContextOptions,
  type ContextState,
  type Instance,
  type Kernel,
  nextInstance,
  type NoParams,
} from "@mizan/kernel";
import {
  current,
  findForComponent,
  findStarting,
  type MaybeGetter,
  type Mizan,
  type Reactive,
  reactive,
  setForComponent,
  stateOf,
  useMizan,
} from "./runtime.svelte.ts";

export type { ContextOptions, NoParams };

/**
 * Without arguments, the context that a component above provides is read. With parameters, or a function that returns
 * them, the component has an instance of its own; with null or undefined instead of parameters, nothing is read.
 */
export type ContextArgs<Params extends object> =
  [] | [params: MaybeGetter<Params | null | undefined>, options?: MaybeGetter<ContextOptions | undefined>];

/** The same for a function that provides a context, which needs the context's required parameters. */
export type ProviderArgs<Params extends object> =
  Partial<Params> extends Params ? ContextArgs<Params> : Exclude<ContextArgs<Params>, []>;

/** A context as a component sees it. Its properties are reactive, so they must not be destructured. */
export type ContextResult<Data extends object> = ContextState<Data> &
  Reactive & {
    /** All of them in one object. */
    readonly state: ContextState<Data>;
    /** Reads again at once, or joins the request in progress. */
    readonly refetch: () => Promise<Data>;
    /** Resolves with the data, for `await` expressions. Rejects if a read fails before there is data. */
    readonly promise: () => Promise<Data>;
  };

/** What one function of a context returned. Its properties are reactive, so they must not be destructured. */
export interface ContextPart<Data> extends Reactive {
  /** Null until there is data. */
  readonly current: Data | null;
  /** Resolves with the data, for `await` expressions. Rejects if a read fails before there is data. */
  readonly promise: () => Promise<Data>;
}

/** A context of the backend. */
export interface ProvidedContext<Data extends object, Params extends object> {
  /** The key of Svelte's context in which a component passes on its instance. */
  readonly key: symbol;
  /** The name of the function that provides the context. */
  readonly provider: string;
  readonly open: (kernel: Kernel, params: Params) => ContextEntry<Data>;
  /** For a function without arguments, if no component provides the context. Undefined if a parameter is required. */
  readonly defaults: Params | undefined;
}

/** @param isOptional whether all parameters are optional */
export function provided<Data extends object, Params extends object>(
  provider: string,
  open: (kernel: Kernel, params: Params) => ContextEntry<Data>,
  isOptional?: true,
): ProvidedContext<Data, Params> {
  return { key: Symbol(provider), provider, open, defaults: isOptional && ({} as Params) };
}

export function provideContext<Data extends object, Params extends object>(
  context: ProvidedContext<Data, Params>,
  args: ContextArgs<Params>,
): ContextResult<Data> {
  const instance = openInstance(useMizan(), context, args);
  setForComponent(context.key, instance);
  return contextResult(instance);
}

export function useContextState<Data extends object, Params extends object>(
  context: ProvidedContext<Data, Params>,
  args: ContextArgs<Params>,
): ContextResult<Data> {
  return contextResult(useInstance(context, args));
}

export function useContextData<Data extends object, Params extends object, Name extends keyof Data>(
  context: ProvidedContext<Data, Params>,
  args: ContextArgs<Params>,
  name: Name,
): ContextPart<Data[Name]> {
  const instance = useInstance(context, args);
  const state = stateOfInstance(instance);
  return reactive(() => ({ current: state().data?.[name] ?? null }), {
    promise: promiseOf(instance, state, (data) => data[name]),
  });
}

function useInstance<Data extends object, Params extends object>(
  context: ProvidedContext<Data, Params>,
  args: ContextArgs<Params>,
): () => Instance<Data> {
  const { key, provider, defaults } = context;
  const mizan = useMizan();
  if (args.length > 0) return openInstance(mizan, context, args);
  const nearest = findForComponent(key) as (() => Instance<Data>) | undefined;
  if (nearest) return nearest;
  if (!defaults) {
    throw new Error(`Call ${provider}() in this component or in one above it, or pass parameters.`);
  }
  return openInstance(mizan, context, args);
}

/** The instance for the current parameters: the same object until they or an option change. */
function openInstance<Data extends object, Params extends object>(
  { kernel }: Mizan,
  { open, defaults }: ProvidedContext<Data, Params>,
  args: ContextArgs<Params>,
): () => Instance<Data> {
  const [params, options] = args.length > 0 ? args : [defaults];
  let held: Instance<Data> | undefined;
  const instance = $derived.by(() => {
    const given = current(params);
    held = nextInstance(held, given ? open(kernel, given) : null, current(options));
    return held;
  });
  return () => instance;
}

function contextResult<Data extends object>(instance: () => Instance<Data>): ContextResult<Data> {
  const state = stateOfInstance(instance);
  return reactive(() => ({ ...state(), state: state() }), {
    refetch: () => untrack(() => instance().refetch()),
    promise: promiseOf(instance, state, (data) => data),
  });
}

/**
 * The state of an instance. Svelte does not repair all HTML that differs, such as `{@html}` and the `src` of an image, so
 * components start with the data that the server rendered.
 */
function stateOfInstance<Data extends object>(instance: () => Instance<Data>): () => ContextState<Data> {
  const isStarting = findStarting();
  return stateOf(instance, () => {
    const { get, getServer } = instance();
    const rendered = isStarting() ? getServer() : null;
    return rendered?.data ? rendered : get();
  });
}

/** An expression that awaits the promise is evaluated again when the instance or its data changes. */
function promiseOf<Data extends object, Selected>(
  instance: () => Instance<Data>,
  state: () => ContextState<Data>,
  select: (data: Data) => Selected,
): () => Promise<Selected> {
  const shown = reactive(() => ({ data: state().data }), {});
  return async () => {
    const { promise } = instance();
    return select(shown.data ?? (await untrack(promise)));
  };
}
