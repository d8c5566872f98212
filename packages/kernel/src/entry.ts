import type { Handle } from "./handle.ts";
import { share } from "./json.ts";
import { createDeferred, type Deferred, retryPause } from "./request.ts";
import type { ContextEntry, ContextState, KernelConfig } from "./types.ts";

/** What the entries of one kernel share. */
export interface EntryHost {
  readonly config: KernelConfig;
  /** `config.server`, by default whether this runs on a server. */
  readonly server: boolean;
  readonly entries: Map<string, Entry>;
  /** A counter that grows with every request. */
  tick(): number;
  read(key: string, signal: AbortSignal): Promise<unknown>;
}

/**
 * A context instance inside its kernel, while it is in `host.entries`. Subscribers and pending promises keep it there.
 * A removed entry never comes back: the next use of the instance creates another one.
 */
export interface Entry extends ContextEntry<unknown> {
  /** The object that applications get. */
  readonly handle: Handle;
  readonly name: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** Pending calls that may change this instance. */
  writers: number;
  /** Such calls overlapped, so only one more read gives the correct data. */
  overlapped: boolean;
  /** The server's data without overrides; null before the first. */
  base(): unknown;
  isMounted(): boolean;
  /** Reads the context, or joins the pending read. */
  fetch(): Promise<unknown>;
  /** Accepts data from the response to a call. `since` is the tick of that call. */
  land(data: unknown, since: number): void;
  hydrate(data: unknown): void;
  markStale(): void;
  /** Reads again if the entry is stale and in use. Notifies subscribers of what `clear` did. */
  revalidate(): void;
  /** `untilRead` keeps the override until the next data arrives, so that older data does not flash up. */
  override(update: (data: unknown) => unknown): (untilRead?: boolean) => void;
  /**
   * Drops all data without notifying subscribers. An entry in use stays, stale until `revalidate`; any other is
   * removed.
   * @param spared signal of the request whose response showed the new user, so its data is accepted
   */
  clear(spared: AbortSignal | null): void;
}

/** An optimistic update: a function applied to the server's latest data, never a snapshot. */
interface Override {
  readonly update: (data: unknown) => unknown;
  leaving?: boolean;
}

const PENDING: ContextState<never> = { data: null, status: "pending", error: null, fetching: false };

/** Minimum time to keep data that a render waits for, in milliseconds: React subscribes some time after it arrived. */
const RENDER_TIME = 5_000;

/** Maximum delay of `setTimeout`; a longer one would fire at once. */
const LONGEST_DELAY = 2 ** 31 - 1;

export const createEntry = (
  key: string,
  { name, params, handle }: Pick<Entry, "name" | "params" | "handle">,
  host: EntryHost,
): Entry => {
  const { config, server, entries } = host;
  const listeners = new Set<() => void>();
  const overrides = new Set<Override>();
  let base: unknown = null;
  /** The error of the latest request. */
  let failure: Error | null = null;
  let state: ContextState<unknown> = PENDING;
  let serverState: ContextState<unknown> = PENDING;
  let stale = true;
  /** The pending request. Only its response is accepted. */
  let controller: AbortController | null = null;
  /** The tick of the latest request or response: the data shown may include all changes up to then. */
  let asked = 0;
  /** Handed from a superseded request to its successor; kept after an error until the next request. */
  let pending: Deferred<unknown> | null = null;
  let resolved: Promise<unknown> | null = null;
  /** A caller waits for `pending`, so the request continues when the last subscriber leaves. */
  let awaited = false;
  /** A render may wait for the data: `promise()` was called, and there was no subscription since. */
  let promised = false;
  /** The next retry during a request, otherwise the removal of an unused entry. */
  let timer: ReturnType<typeof setTimeout> | undefined;

  const isActive = (): boolean => listeners.size > 0 || awaited;

  const publish = (): void => {
    let data = base;
    let error = failure;
    try {
      if (base !== null) for (const { update } of overrides) data = update(data);
    } catch (thrown) {
      // An override is application code: its error is shown, and the entry stays usable.
      error = thrown as Error;
    }
    const fetching = controller !== null;
    if (data === state.data && error === state.error && fetching === state.fetching) return;
    state = { data, status: error ? "error" : data === null ? "pending" : "success", error, fetching };
    listeners.forEach((listener) => listener());
  };

  const drop = (): void => {
    if (entries.get(key) === entry) entries.delete(key);
  };

  /** No more data is coming: overrides that waited for it are removed. */
  const publishSettled = (): void => {
    for (const override of overrides) if (override.leaving) overrides.delete(override);
    publish();
  };

  /** No request is pending any more. Without subscribers, `gcTime` starts. */
  const settle = (): void => {
    controller = null;
    awaited = false;
    publishSettled();
    clearTimeout(timer);
    if (server || isActive()) return;
    const lifetime = Math.max(config.gcTime ?? 300_000, promised ? RENDER_TIME : 0);
    timer = setTimeout(drop, Math.min(lifetime, LONGEST_DELAY));
    // Node only: a waiting timer must not keep a script alive.
    (timer as { unref?: () => void }).unref?.();
  };

  const accept = (data: unknown): void => {
    base = share(base, data);
    failure = null;
    resolved = pending && controller ? pending.promise : Promise.resolve(base);
    controller?.abort();
    pending?.resolve(base);
    pending = null;
    // `stale` is kept: an invalidation may have arrived since the request.
    settle();
  };

  const abandon = (): void => {
    controller?.abort();
    pending = null;
    stale = true;
    settle();
  };

  const start = (): void => {
    if (!controller) pending = createDeferred();
    controller?.abort();
    clearTimeout(timer);
    const own = (controller = new AbortController());
    asked = host.tick();
    stale = false;
    publish();
    const attempt = (tried: number): void => {
      host.read(key, own.signal).then(
        (data) => {
          if (controller !== own) return;
          asked = host.tick();
          accept(data);
        },
        (reason: unknown) => {
          if (controller !== own) return;
          const pause = server ? null : retryPause(config, reason as Error, tried);
          if (pause !== null) {
            timer = setTimeout(attempt, pause, tried + 1);
            return;
          }
          failure = reason as Error;
          stale = true;
          // Before `settle`: a listener may start another request, which has another promise.
          pending?.reject(reason);
          settle();
        },
      );
    };
    attempt(0);
  };

  const wait = (): Promise<unknown> => {
    awaited = controller !== null;
    return pending!.promise;
  };

  const entry: Entry = {
    name,
    params,
    handle,
    writers: 0,
    overlapped: false,
    get: () => state,
    getServer: () => (server ? state : serverState),
    base: () => base,
    isMounted: () => listeners.size > 0,

    subscribe(listener) {
      const own = (): void => listener();
      listeners.add(own);
      promised = false;
      if (!controller) {
        clearTimeout(timer);
        if (stale && listeners.size === 1) start();
      }
      return () => {
        if (!listeners.delete(own)) return;
        // Deferred: React's StrictMode and a moved component subscribe again within the same task.
        queueMicrotask(() => {
          if (isActive()) return;
          if (controller) abandon();
          else settle();
        });
      };
    },

    refetch() {
      start();
      return wait();
    },

    promise() {
      promised = true;
      if (resolved) return resolved;
      if (!pending) start();
      return wait();
    },

    fetch() {
      if (!controller) start();
      return wait();
    },

    land(data, since) {
      accept(data);
      if (asked < since) return;
      // Requested or answered after the call was sent: that read may be newer than this payload.
      stale = true;
      entry.revalidate();
    },

    hydrate(data) {
      if (base === null) {
        accept(data);
        stale = false;
      }
      serverState = { ...PENDING, data, status: "success" };
    },

    markStale() {
      stale = true;
    },

    revalidate() {
      if (!stale) publish();
      else if (isActive()) start();
      else publishSettled();
    },

    override(update) {
      const own: Override = { update };
      overrides.add(own);
      publish();
      return (untilRead) => {
        own.leaving = true;
        if (untilRead) return;
        overrides.delete(own);
        publish();
      };
    },

    clear(spared) {
      base = resolved = failure = null;
      state = serverState = PENDING;
      overrides.clear();
      stale = spared === null || controller?.signal !== spared;
      if (isActive()) return;
      abandon();
      clearTimeout(timer);
      drop();
    },
  };
  settle();
  return entry;
};
