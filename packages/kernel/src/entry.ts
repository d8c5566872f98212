import type { Handle } from "./handle.ts";
import { share } from "./json.ts";
import { createDeferred, type Deferred, retryPause } from "./request.ts";
import type { ContextEntry, ContextState, KernelConfig } from "./types.ts";

/** What all entries of one kernel have in common. */
export interface EntryHost {
  readonly config: KernelConfig;
  /** `config.server` or what was found out. */
  readonly server: boolean;
  readonly entries: Map<string, Entry>;
  /** A number that grows with everything that is asked of the server. */
  tick(): number;
  read(key: string, signal: AbortSignal): Promise<unknown>;
}

/**
 * One context instance as its kernel sees it, for as long as it is in `host.entries`. Whoever subscribes to it or waits
 * for it keeps it there; once removed it never comes back, and the instance's next use makes another entry.
 */
export interface Entry extends ContextEntry<unknown> {
  /** What the application holds. */
  readonly handle: Handle;
  readonly name: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** Calls under way that may change this instance. */
  writers: number;
  /** Several of them overlapped, so that only one more read tells the truth. */
  overlapped: boolean;
  /** What the server sent, without overrides; null before the first. */
  base(): unknown;
  isMounted(): boolean;
  /** Reads, or shares the read that is under way. */
  fetch(): Promise<unknown>;
  /** Takes data that came with the answer to a call, `since` being the tick of that call. */
  land(data: unknown, since: number): void;
  hydrate(data: unknown): void;
  markStale(): void;
  /** Reads again if it is stale and somebody looks at it or waits for it; tells what `clear` did not. */
  revalidate(): void;
  /** `untilRead` keeps the override until the next data arrives, so that nothing older flashes up. */
  override(update: (data: unknown) => unknown): (untilRead?: boolean) => void;
  /**
   * Forgets everything without telling anybody yet. An entry that is in use stays stale and waits for `revalidate`;
   * any other is removed.
   * @param spared of the request whose answer brought the change: it belongs to the new user, and may land
   */
  clear(spared: AbortSignal | null): void;
}

/** An optimistic update: a function replayed over whatever the server sent last, never a snapshot. */
interface Override {
  readonly update: (data: unknown) => unknown;
  leaving?: boolean;
}

const PENDING: ContextState<never> = { data: null, status: "pending", error: null, fetching: false };

/** How long data that a render waits for is kept at least, in milliseconds: React subscribes some time after it came. */
const RENDER_TIME = 5_000;

/** The longest delay that `setTimeout` knows; anything longer would fire at once. */
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
  /** Of the latest request. */
  let failure: Error | null = null;
  let state: ContextState<unknown> = PENDING;
  let serverState: ContextState<unknown> = PENDING;
  let stale = true;
  /** The request under way. Only the answer to this very one may land. */
  let controller: AbortController | null = null;
  /** The tick of the latest request, or of its answer: up to then, what is shown may know of anything. */
  let asked = 0;
  /** Passes from a superseded request to its successor; stays after a failure, until the next request. */
  let pending: Deferred<unknown> | null = null;
  let resolved: Promise<unknown> | null = null;
  /** Somebody holds `pending`, so the request goes on when the last subscriber leaves. */
  let awaited = false;
  /** A render may wait for the data: `promise()` was asked for, and nobody has subscribed since. */
  let promised = false;
  /** The next retry while a request is under way, else the end of an entry that nobody looks at. */
  let timer: ReturnType<typeof setTimeout> | undefined;

  const isActive = (): boolean => listeners.size > 0 || awaited;

  const publish = (): void => {
    let data = base;
    let error = failure;
    try {
      if (base !== null) for (const { update } of overrides) data = update(data);
    } catch (thrown) {
      // An override is the application's own code: its error is shown, and the entry lives on.
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

  /** No further data is on its way: an override that waited for it goes. */
  const publishSettled = (): void => {
    for (const override of overrides) if (override.leaving) overrides.delete(override);
    publish();
  };

  /** Nothing is under way any more; with nobody subscribed, the entry's last `gcTime` begins. */
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
    // `stale` stays as it is: an invalidation may have come since this was asked.
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
          // Before `settle`: a listener may ask again at once, and that is another promise.
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
        // Not at once: React's StrictMode and a moved component come back within the same task.
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
      // Read or answered after the call had left: that read may have known of more than this payload does.
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
