/** Arguments of a call, or parameters of a context, keyed by wire name. */
export type Params = Readonly<Record<string, unknown>>;

/** What a context instance shows. The same reference until something in it changes. */
export interface ContextState<T> {
  /** The last data that arrived, optimistic overrides applied; null before the first. */
  readonly data: T | null;
  readonly status: "pending" | "success" | "error";
  /** The failure of the latest fetch; null once one succeeds. Data stays visible beside it. */
  readonly error: Error | null;
  /** A request for this instance is under way. */
  readonly fetching: boolean;
}

export interface KernelConfig {
  /** Where the backend is mounted, without a slash at its end. Default `/api/mizan`. */
  readonly baseUrl?: string;
  readonly fetch?: typeof globalThis.fetch;
  /** Headers for every request, e.g. a bearer token. Called once a request. */
  readonly headers?: () => Record<string, string> | Promise<Record<string, string>>;
  readonly credentials?: NonNullable<RequestInit["credentials"]>;
  /** Whether calls carry a CSRF token that `session/` gives out. Default true. */
  readonly csrf?: boolean;
  /** How often a failed context fetch is tried again (network errors and 5xx only). Default 3. */
  readonly retries?: number;
  /** Milliseconds before the first retry, doubled before each further one. Default 500. */
  readonly retryDelay?: number;
  /** Milliseconds that an unmounted context keeps its data. Default 300 000. */
  readonly gcTime?: number;
  /**
   * On a server nothing is retried or collected, since no timer may outlive the request, and `getServer` is what
   * `get` is. Default: whether there is neither a window nor a worker around.
   */
  readonly server?: boolean;
}

/**
 * One instance of a context: one name with one set of parameters. The store and its only observer point. It may be kept
 * for as long as it is useful: whoever holds it shares the data of now with everybody else. Without a subscriber there
 * is none after `gcTime`, nor after another user has signed in.
 */
export interface ContextEntry<T> {
  get(): ContextState<T>;
  /** What server-rendered HTML showed, frozen at `hydrate`. */
  getServer(): ContextState<T>;
  /** The first subscriber of a stale entry fetches; after the last one left, the fetch is aborted. */
  subscribe(listener: () => void): () => void;
  /** Reads again, now. */
  refetch(): Promise<T>;
  /**
   * Resolves with the data, fetching if there is none; a superseded request's promise follows its successor. Until
   * somebody subscribes, the data is kept for five seconds at least, whatever `gcTime` is: a render may wait for it.
   */
  promise(): Promise<T>;
  /** Shows `update(data)` over whatever the server sends, until the returned function is called. */
  override(update: (data: T) => T): () => void;
}

/** For each affected context, the arguments that scope the invalidation. */
export type Affects = Readonly<Record<string, readonly string[]>>;

/** An optimistic update that lives as long as the call it belongs to. */
export interface Override {
  readonly entry: ContextEntry<never>;
  readonly update: (data: never) => unknown;
}

export interface CallOptions {
  /** What the function declares to change; decides which mounted instances the server reads again at once. */
  readonly affects?: Affects;
  /** Aborts the request; whether the server still carries it out is not known, so `affects` is read again. */
  readonly signal?: AbortSignal;
  /**
   * Makes the body of the call's JSON text, for a function that takes files; whoever makes it gives it a type, and no
   * `Content-Type` is set here. `multipart` of `@mizan/kernel/forms` is one.
   */
  readonly encode?: ((call: string) => NonNullable<RequestInit["body"]>) | undefined;
  /** Taken away when the call settles, without older data showing in between. */
  readonly optimistic?: readonly Override[];
}

/** Every piece of client state. No module state: a server makes one for each request. */
export interface Kernel {
  /**
   * Calls a function; sent once, except that an outdated CSRF token is replaced. What it changed has landed before
   * the promise resolves. Resolves with the `Response` itself where the function answers with one. Rejects with a
   * `MizanError`: with the code `RESET` when another user signed in before the answer came, or before it was sent.
   */
  call<T>(fn: string, args?: object, options?: CallOptions): Promise<T>;
  context<T>(name: string, params?: object): ContextEntry<T>;
  /** Reads a context once; resolves with its data. Shares a request that is already under way. */
  fetch<T>(name: string, params?: object): Promise<T>;
  /** Refetches mounted instances and marks the others stale; without `params`, every instance. */
  invalidate(name: string, params?: object): void;
  /**
   * Drops everything; nothing that was asked before may land. What is mounted or awaited is read again. Happens by
   * itself when an answer carries another identity than the one before.
   */
  reset(): void;
  /** Aborts at the next reset: what belongs to whoever is signed in now must not outlive it. */
  untilReset(): AbortSignal;
  /** Fetches the CSRF session now rather than before the first call. */
  initSession(): Promise<void>;
  /** JSON for a script tag, with `<` escaped. */
  dehydrate(): string;
  /** Takes what `dehydrate` gave, as text or parsed. A state of another user than the one before causes a reset. */
  hydrate(state: unknown): void;
}
