import type { InstanceOptions } from "./config.ts";
import type { KernelEvent } from "./events.ts";

export type { ActivitySource, InstanceOptions, KernelConfig } from "./config.ts";
export type { ContextSource, KernelEvent } from "./events.ts";

/** What a component subscribes to: a context instance, the calls of a function, or a form. */
export interface Store<State> {
  /** The same reference until something in the state changes. */
  readonly get: () => State;
  /** The state that the server-rendered HTML shows, if it may differ. */
  readonly getServer?: () => State;
  /** Calls the listener after each change. Returns a function that ends the subscription. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** Arguments of a call, or parameters of a context, keyed by wire name. */
export type Params = Readonly<Record<string, unknown>>;

/** The state of a context instance, discriminated by `status`. The same reference until something in it changes. */
export type ContextState<T> =
  /** The parameters are `null` or `undefined`, so nothing is read. */
  | (ContextStateOf<"idle", null, null> & { readonly fetching: false; readonly isPrevious: false })
  /** There is no data yet, and no error. */
  | (ContextStateOf<"pending", null, null> & { readonly isPrevious: false })
  | ContextStateOf<"success", T, null>
  /** The latest read failed. Data stays visible. */
  | ContextStateOf<"error", T | null, Error>;

interface ContextStateOf<Status, Data, Failure> {
  readonly status: Status;
  /** The latest data with optimistic overrides applied. */
  readonly data: Data;
  readonly error: Failure;
  /** A read of this instance is in progress. */
  readonly fetching: boolean;
  /** `data` belongs to the previous parameters; see `keepPrevious`. */
  readonly isPrevious: boolean;
}

/**
 * A context instance: the name of a context with one set of parameters. A store to subscribe to. It may be kept for any
 * time, and all its holders share the current data. Without subscribers, the data is dropped after `gcTime` and when
 * another user signs in.
 */
export interface ContextEntry<T> {
  // `T` is inferred from the other members: the null of an idle state would make it nullable.
  readonly get: () => ContextState<NoInfer<T>>;
  /** The state that the server-rendered HTML shows, frozen at `hydrate`. */
  readonly getServer: () => ContextState<NoInfer<T>>;
  /**
   * The first subscriber reads stale data again; the request is aborted when the last one leaves. A subscriber of an
   * instance that failed ends the pause before the next attempt.
   */
  readonly subscribe: (listener: () => void, options?: InstanceOptions) => () => void;
  /** Reads again at once, or joins the request in progress. */
  readonly refetch: (options?: ReadOptions) => Promise<T>;
  /**
   * Resolves with the data, reading it if there is none. Rejects after `errorAfter` failures; a later call then tries
   * again. Until the first subscription, the data is kept for at least five minutes: a render may wait for it.
   */
  readonly promise: () => Promise<T>;
  /** Reads unless the data is fresh. Never rejects. */
  readonly prefetch: () => Promise<void>;
  /** Shows `update(data)` instead of the server's data until the returned function is called. */
  override(update: (data: T) => T): () => void;
}

/** For each affected context, the arguments that scope the invalidation. */
export type Affects = Readonly<Record<string, readonly string[]>>;

/** An optimistic update that ends with its call. */
export interface Override {
  readonly entry: ContextEntry<never>;
  readonly update: (data: never) => unknown;
}

export interface ReadOptions {
  /** Rejects the promise, and aborts the request if no other caller or subscriber needs it. */
  readonly signal?: AbortSignal | undefined;
}

export interface CallOptions {
  /** The contexts that the function changes. The response contains their mounted instances, read again. */
  readonly affects?: Affects;
  /** Aborts the request. The server may execute the call nevertheless, so `affects` is read again. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds, instead of the kernel's `timeout`. Default with `encode`: none, since uploads take long. */
  readonly timeout?: number | undefined;
  /**
   * Makes the request body from the JSON of the call, for a function that takes files. The kernel then sets no
   * `Content-Type`. `multipart` of `@mizan/kernel/forms` is such a function.
   */
  readonly encode?: ((call: string) => NonNullable<RequestInit["body"]>) | undefined;
  /** Removed when the call settles, without showing older data in between. */
  readonly optimistic?: readonly Override[];
}

/** All state of a client. There is no module state: a server creates a kernel for each request. */
export interface Kernel {
  /**
   * Calls a function. The request is sent once, and again only to replace an outdated CSRF token. Its changes are
   * applied before the promise resolves. Resolves with the `Response` itself if the function returns one. Rejects with
   * a `MizanError`, with the code `RESET` if another user signed in before the call was sent or answered.
   */
  call<T>(fn: string, args?: object, options?: CallOptions): Promise<T>;
  /** An instance to subscribe to. With parameters that are `null` or `undefined`, it is idle: nothing is read. */
  context<T>(name: string, ...params: [params?: object | null]): ContextEntry<T>;
  /** Reads a context once; resolves with its data. Joins a request that is in progress. */
  fetch<T>(name: string, params?: object, options?: ReadOptions): Promise<T>;
  /** Reads a context unless its data is fresh. Never rejects. */
  prefetch(name: string, params?: object): Promise<void>;
  /** Refetches mounted instances and marks the others stale; without `params`, every instance. */
  invalidate(name: string, params?: object): void;
  /**
   * Drops all data and ignores responses to earlier requests. Instances that are mounted or awaited are read again.
   * Happens automatically when a response has another identity than the one before.
   */
  reset(): void;
  /** Reports everything that happens inside the kernel. Returns a function that ends it. */
  observe(listener: (event: KernelEvent) => void): () => void;
  /** Aborts at the next reset: data of the current user must not outlive it. */
  readonly untilReset: () => AbortSignal;
  /** Fetches the CSRF session now rather than before the first call. */
  initSession(): Promise<void>;
  /** JSON for a script tag, with `<` escaped. */
  dehydrate(): string;
  /** Takes the result of `dehydrate`, as a string or parsed. The state of another user causes a reset. */
  hydrate(state: unknown): void;
}
