import type { ContextEntry, Kernel, KernelConfig } from "./types.ts";

/** What a framework's provider takes. */
export interface MizanOptions extends KernelConfig {
  /** A kernel made elsewhere, such as one for each request on a server. Other options are then ignored. */
  readonly kernel?: Kernel;
}

/** Client access for functions and contexts without a hook. */
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

/** @param create makes the kernel from the other options if none is given: `defaultClient` of a generated client */
export const openMizan = (
  { kernel: given, ...config }: MizanOptions,
  create: (config: KernelConfig) => Kernel,
): Mizan => {
  const kernel = given ?? create(config);
  return {
    kernel,
    call: (fn, ...args) => fn(kernel, ...args),
    fetch: (context, ...params) => context(kernel, ...params).refetch(),
    prefetch: (context, ...params) => context(kernel, ...params).prefetch(),
  };
};
