/** Arguments of a call, or parameters of a context, keyed by wire name. */
export type Params = Readonly<Record<string, unknown>>;

/** The state of a context instance. The same reference until something in it changes. */
export interface ContextState<T> {
  /** The latest data with optimistic overrides applied; null before the first. */
  readonly data: T | null;
  readonly status: "pending" | "success" | "error";
  /** The error of the latest fetch; null after a successful one. Data stays visible meanwhile. */
  readonly error: Error | null;
  /** A request for this instance is in progress. */
  readonly fetching: boolean;
}

export interface KernelConfig {
  /** The URL or path of the backend, without a trailing slash. Default `/api/mizan`. */
  readonly baseUrl?: string;
  readonly fetch?: typeof globalThis.fetch;
  /** Headers for every request, e.g. a bearer token. Called once per request. */
  readonly headers?: () => Record<string, string> | Promise<Record<string, string>>;
  readonly credentials?: NonNullable<RequestInit["credentials"]>;
  /** Whether calls send a CSRF token from `session/`. Default true. */
  readonly csrf?: boolean;
  /** How often a failed context fetch is retried (network errors and 5xx only). Default 3. */
  readonly retries?: number;
  /** Milliseconds before the first retry, doubled before each further one. Default 500. */
  readonly retryDelay?: number;
  /** Milliseconds that an unmounted context keeps its data. Default 300 000. */
  readonly gcTime?: number;
  /**
   * On a server, nothing is retried or garbage-collected, since no timer may outlive the request, and `getServer`
   * returns what `get` returns. Default: true if there is neither a window nor a worker.
   */
  readonly server?: boolean;
}

/**
 * A context instance: the name of a context with one set of parameters. A store to subscribe to. It may be kept for any
 * time, and all its holders share the current data. Without subscribers, the data is dropped after `gcTime` and when
 * another user signs in.
 */
export interface ContextEntry<T> {
  get(): ContextState<T>;
  /** The state that the server-rendered HTML shows, frozen at `hydrate`. */
  getServer(): ContextState<T>;
  /** The first subscriber of a stale entry starts a fetch; it is aborted when the last one leaves. */
  subscribe(listener: () => void): () => void;
  /** Reads again at once. */
  refetch(): Promise<T>;
  /**
   * Resolves with the data, fetching if there is none; a superseded request's promise follows its successor. Until the
   * first subscription, the data is kept for at least five seconds, whatever `gcTime` is: a render may wait for it.
   */
  promise(): Promise<T>;
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

export interface CallOptions {
  /** The contexts that the function changes. The response contains their mounted instances, read again. */
  readonly affects?: Affects;
  /** Aborts the request. The server may execute the call nevertheless, so `affects` is read again. */
  readonly signal?: AbortSignal;
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
  context<T>(name: string, params?: object): ContextEntry<T>;
  /** Reads a context once; resolves with its data. Joins a request that is in progress. */
  fetch<T>(name: string, params?: object): Promise<T>;
  /** Refetches mounted instances and marks the others stale; without `params`, every instance. */
  invalidate(name: string, params?: object): void;
  /**
   * Drops all data and ignores responses to earlier requests. Instances that are mounted or awaited are read again.
   * Happens automatically when a response has another identity than the one before.
   */
  reset(): void;
  /** Aborts at the next reset: data of the current user must not outlive it. */
  untilReset(): AbortSignal;
  /** Fetches the CSRF session now rather than before the first call. */
  initSession(): Promise<void>;
  /** JSON for a script tag, with `<` escaped. */
  dehydrate(): string;
  /** Takes the result of `dehydrate`, as a string or parsed. The state of another user causes a reset. */
  hydrate(state: unknown): void;
}
