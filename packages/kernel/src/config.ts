import type { ContextSource } from "./events.ts";

/**
 * How an instance is kept up to date. Set for a kernel, or for one subscription: `subscribe(listener, options)`. Where
 * the subscribers of an instance differ, the one that reads most often wins: the shortest time, and `true`.
 */
export interface InstanceOptions {
  /** Milliseconds for which data counts as fresh, and is not read again automatically. Default 10 000. */
  readonly staleTime?: number | undefined;
  /** Milliseconds between two reads while the instance is mounted and the page is visible. Default: no polling. */
  readonly refreshEvery?: number | undefined;
  /** Whether a failed read is repeated for as long as the instance is mounted. Default true. */
  readonly retry?: boolean | undefined;
  /** Number of failures in a row after which `error` is shown and promises reject. Default 3. */
  readonly errorAfter?: number | undefined;
  /** Whether stale data is read again on the first subscription. Default true. */
  readonly revalidateOnMount?: boolean | undefined;
  /** Whether stale data is read again when the page becomes visible. Default true. */
  readonly revalidateOnFocus?: boolean | undefined;
  /** Whether stale data is read again when the network returns. Default true. */
  readonly revalidateOnReconnect?: boolean | undefined;
}

/** Whether the page is visible or the network is available, for environments without a `document`. */
export interface ActivitySource {
  isActive(): boolean;
  /** Calls `notify` after each change. Returns a function that ends the subscription. */
  subscribe(notify: () => void): () => void;
}

export interface KernelConfig extends InstanceOptions {
  /** The URL or path of the backend, without a trailing slash. Default `/api/mizan`. */
  readonly baseUrl?: string;
  readonly fetch?: typeof globalThis.fetch;
  /** Headers for every request, e.g. a bearer token. Called once per request. */
  readonly headers?: () => Record<string, string> | Promise<Record<string, string>>;
  readonly credentials?: NonNullable<RequestInit["credentials"]>;
  /** Whether calls send a CSRF token from `session/`. Default true. */
  readonly csrf?: boolean;
  /** Milliseconds after which a request without a response fails with the code `TIMEOUT`. Default 30 000. */
  readonly timeout?: number;
  /** Milliseconds before the first retry, doubled before each further one up to 30 000. Default 500. */
  readonly retryDelay?: number;
  /** Milliseconds that an unmounted context keeps its data. Default 300 000. */
  readonly gcTime?: number;
  /**
   * Called when an instance cannot be read, once until it is read successfully again. By default, the error is logged to
   * the console.
   */
  readonly onError?: (error: Error, source: ContextSource) => void;
  /** Default: the visibility of the `document`. Without one, the page counts as visible. */
  readonly focus?: ActivitySource;
  /** Default: the browser's `online` event. */
  readonly reconnect?: ActivitySource;
  /**
   * On a server, nothing is retried, revalidated or garbage-collected, since no timer may outlive the request, and
   * `getServer` returns what `get` returns. Default: true if there is neither a window nor a worker.
   */
  readonly server?: boolean;
}
