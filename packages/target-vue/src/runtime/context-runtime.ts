import {
  computed,
  inject,
  type InjectionKey,
  type MaybeRefOrGetter,
  type Ref,
  type ShallowRef,
  toRef,
  toValue,
} from "vue";
import {
  type ContextEntry,
  type ContextOptions,
  type ContextState,
  type Instance,
  type Kernel,
  nextInstance,
  type NoParams,
} from "@mizan/kernel";
import { isOnServer, type Refs, toRefsOf, useKernel, useStore } from "./runtime.ts";

export type { ContextOptions, NoParams };

/**
 * Without arguments, a composable reads the nearest provider. With parameters, it mounts an instance of its own; with
 * null or undefined instead of parameters, nothing is read.
 */
export type ContextArgs<Params extends object> =
  | []
  | [
      params: MaybeRefOrGetter<Params | null | undefined>,
      options?: MaybeRefOrGetter<ContextOptions | undefined>,
    ];

/** A context instance as a component reads it. Its refs may be destructured. */
export interface ContextReading<Data> extends Refs<ContextState<Data>> {
  /** Everything in one ref, discriminated by `status`. */
  readonly state: Readonly<ShallowRef<ContextState<Data>>>;
  /** Reads again at once, or joins the request in progress. */
  readonly refetch: () => Promise<Data>;
}

/** To be awaited in a component inside `<Suspense>`: resolves when the data is loaded, and rejects if it cannot be. */
export type ContextResult<Data> = ContextReading<Data> & PromiseLike<ContextReading<Data>>;

/** What one function of a context returned; null before the data is loaded. May be awaited as {@link ContextResult}. */
export type ContextPart<Output> = Readonly<Ref<Output>> & PromiseLike<Readonly<Ref<Output>>>;

/** A context of the backend. */
export interface ProvidedContext<Data extends object, Params extends object> {
  /** The provider's name. */
  readonly name: string;
  /** For the instance of the nearest provider. */
  readonly nearest: InjectionKey<Readonly<Ref<Instance<Data>>>>;
  readonly open: (kernel: Kernel, params: Params) => ContextEntry<Data>;
  /** For a composable without arguments and without a provider. Undefined if the context has required parameters. */
  readonly defaults: Params | undefined;
}

/** @param isOptional whether all parameters are optional */
export function provide<Data extends object, Params extends object>(
  name: string,
  open: (kernel: Kernel, params: Params) => ContextEntry<Data>,
  isOptional?: true,
): ProvidedContext<Data, Params> {
  return { name, nearest: Symbol(name), open, defaults: isOptional && ({} as Params) };
}

/** The instance for the current entry and options: null without parameters. */
export function useInstance<Data extends object>(
  entry: () => ContextEntry<Data> | null,
  options: () => ContextOptions | undefined,
): Readonly<Ref<Instance<Data>>> {
  return computed<Instance<Data>>((held) => nextInstance(held, entry(), { ...options() }));
}

/** The state of an instance. On a server, it is loaded before the component is rendered. */
export function useInstanceState<Data extends object>(
  instance: Readonly<Ref<Instance<Data>>>,
): Readonly<ShallowRef<ContextState<Data>>> {
  const state = useStore(
    () => instance.value,
    // What has failed is not repeated by every component that reads it.
    async () => instance.value.get().status === "pending" && instance.value.prefetch(),
  );
  if (!isOnServer()) return state;
  // A read that fails is left to the browser, which starts with the data of the server and without its errors.
  return toRef(() => {
    const { error, data } = state.value;
    return error && !data
      ? ({ ...state.value, status: "pending", error: null } as ContextState<Data>)
      : state.value;
  });
}

function useNearest<Data extends object, Params extends object>(
  { name, nearest, open, defaults }: ProvidedContext<Data, Params>,
  args: ContextArgs<Params>,
): Readonly<Ref<Instance<Data>>> {
  const kernel = useKernel();
  const provided = inject(nearest, null);
  if (args.length === 0 && provided) return provided;
  if (args.length === 0 && !defaults) {
    throw new Error(`This composable must be used inside <${name}> or get parameters.`);
  }
  const [params, options] = args.length > 0 ? args : [defaults];
  return useInstance(
    () => {
      const given = toValue(params);
      return given ? open(kernel, given) : null;
    },
    () => toValue(options),
  );
}

/** Waits for the data of the current parameters. Without parameters there is nothing to wait for. */
async function loaded<Data>(instance: Readonly<Ref<Instance<Data>>>): Promise<void> {
  let awaited: Instance<Data> | undefined;
  while (awaited !== instance.value) {
    awaited = instance.value;
    if (awaited.get().status !== "idle") await awaited.promise();
  }
}

/** The reading, to be awaited. A promise that resolves with itself would never be settled. */
const awaitable = <Reading extends object, Data>(
  reading: Reading,
  awaited: Reading,
  instance: Readonly<Ref<Instance<Data>>>,
): Reading & PromiseLike<Reading> =>
  Object.assign(reading, {
    then: ((resolve, reject) =>
      loaded(instance)
        .then(() => awaited)
        .then(resolve, reject)) as PromiseLike<Reading>["then"],
  });

export function useContextState<Data extends object, Params extends object>(
  context: ProvidedContext<Data, Params>,
  args: ContextArgs<Params>,
): ContextResult<Data> {
  const instance = useNearest(context, args);
  const state = useInstanceState(instance);
  const reading: ContextReading<Data> = {
    state,
    ...toRefsOf(state),
    refetch: () => instance.value.refetch(),
  };
  return awaitable({ ...reading }, reading, instance);
}

export function useContextData<Data extends object, Params extends object, Name extends keyof Data>(
  context: ProvidedContext<Data, Params>,
  args: ContextArgs<Params>,
  name: Name,
): ContextPart<Data[Name] | null> {
  const instance = useNearest(context, args);
  const state = useInstanceState(instance);
  const part = computed(() => state.value.data?.[name] ?? null);
  return awaitable(
    toRef(() => part.value),
    part,
    instance,
  );
}
