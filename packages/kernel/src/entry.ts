import { createDeferred, type Deferred } from "./deferred.ts";
import { createOverrides } from "./overrides.ts";
import { share } from "./share.ts";
import type { ContextEntry, ContextState } from "./types.ts";

/** What an entry asks of its kernel. */
export interface EntryHost {
  /** As in `KernelConfig`. */
  readonly server: boolean;
  readonly gcTime: number;
  /** A number that grows with everything that is asked of the server. */
  tick(): number;
  read(signal: AbortSignal): Promise<unknown>;
  /** Puts the entry (back) into the kernel's table, or takes it out. */
  keep(entry: Entry): void;
  drop(entry: Entry): void;
}

/** One context instance as its kernel sees it. */
export interface Entry extends ContextEntry<unknown> {
  readonly name: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** What the server sent, without overrides; null before the first. */
  base(): unknown;
  isMounted(): boolean;
  /** Reads, or shares the read that is under way. */
  fetch(): Promise<unknown>;
  /** Takes data that came with the answer to a call, `since` being the tick of that call. */
  land(data: unknown, since: number): void;
  hydrate(data: unknown): void;
  markStale(): void;
  /** Reads again if it is stale and somebody looks at it or waits for it. */
  revalidate(): void;
  /** A call that may change this instance begins. */
  enter(): void;
  /** It ends: true if it was the last of several that overlapped, so that only one more read tells the truth. */
  leave(): boolean;
  /** `untilRead` keeps the override until the next data. */
  override(update: (data: unknown) => unknown): (untilRead?: boolean) => void;
  reset(): void;
}

const PENDING: ContextState<never> = Object.freeze({
  data: null,
  status: "pending",
  error: null,
  fetching: false,
});

/** The longest delay that `setTimeout` knows; anything longer would fire at once. */
const LONGEST_DELAY = 2 ** 31 - 1;

export const createEntry = (name: string, params: Entry["params"], host: EntryHost): Entry => {
  const listeners = new Set<() => void>();
  const overrides = createOverrides();
  let base: unknown = null;
  let error: Error | null = null;
  let state: ContextState<unknown> = PENDING;
  let serverState: ContextState<unknown> = PENDING;
  let stale = true;
  /** The request under way. Only the answer to this very one may land. */
  let controller: AbortController | null = null;
  /** The tick of the latest request. */
  let asked = 0;
  /** Passes from a superseded request to its successor; stays after a failure, until the next request. */
  let pending: Deferred<unknown> | null = null;
  let resolved: Promise<unknown> | null = null;
  /** Somebody holds `pending`, so the request goes on when the last subscriber leaves. */
  let awaited = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let writers = 0;
  let overlapped = false;

  const publish = (): void => {
    let data = base;
    try {
      if (base !== null) data = overrides.replay(base);
    } catch (failure) {
      // An override is the application's own code: its error is shown, and the entry lives on.
      error = failure as Error;
    }
    const fetching = controller !== null;
    if (data === state.data && error === state.error && fetching === state.fetching) return;
    state = { data, status: error ? "error" : data === null ? "pending" : "success", error, fetching };
    listeners.forEach((listener) => listener());
  };

  /** With nobody subscribed and nothing under way, the entry is kept for `gcTime` more. */
  const rest = (): void => {
    clearTimeout(timer);
    if (host.server || listeners.size > 0 || controller) return;
    timer = setTimeout(() => host.drop(entry), Math.min(host.gcTime, LONGEST_DELAY));
    // Node only: a waiting timer must not keep a script alive.
    (timer as { unref?: () => void }).unref?.();
  };

  const settle = (failure: Error | null): void => {
    controller = null;
    awaited = false;
    error = failure;
    // Success leaves it alone: an invalidation may have come since this was asked.
    if (failure) stale = true;
    overrides.settle();
    publish();
    rest();
  };

  const accept = (data: unknown): void => {
    base = share(base, data);
    resolved = controller && pending ? pending.promise : Promise.resolve(base);
    controller?.abort();
    pending?.resolve(base);
    pending = null;
    settle(null);
  };

  const fail = (failure: Error): void => {
    settle(failure);
    pending?.reject(failure);
  };

  const start = (): void => {
    if (!controller) pending = createDeferred();
    controller?.abort();
    clearTimeout(timer);
    const own = (controller = new AbortController());
    asked = host.tick();
    stale = false;
    publish();
    host.read(own.signal).then(
      (data) => {
        if (controller === own) accept(data);
      },
      (failure: Error) => {
        if (controller === own) fail(failure);
      },
    );
  };

  const wait = (): Promise<unknown> => {
    awaited = controller !== null;
    return pending!.promise;
  };

  const isActive = (): boolean => listeners.size > 0 || awaited;

  const abandon = (): void => {
    controller?.abort();
    controller = pending = null;
    stale = true;
  };

  const entry: Entry = {
    name,
    params,
    get: () => state,
    getServer: () => (host.server ? state : serverState),
    base: () => base,
    isMounted: () => listeners.size > 0,

    subscribe(listener) {
      const own = (): void => listener();
      listeners.add(own);
      clearTimeout(timer);
      host.keep(entry);
      if (listeners.size === 1 && stale && !controller) start();
      return () => {
        if (!listeners.delete(own)) return;
        // Not at once: React's StrictMode and a moved component come back within the same task.
        queueMicrotask(() => {
          if (isActive()) return;
          if (controller) abandon();
          overrides.settle();
          publish();
          rest();
        });
      };
    },

    refetch() {
      start();
      return wait();
    },

    promise() {
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
      // Read after the call had left: that read may know of more than this payload does.
      stale = true;
      entry.revalidate();
    },

    hydrate(data) {
      if (base === null) {
        accept(data);
        stale = false;
      }
      serverState = Object.freeze({ ...PENDING, data, status: "success" });
    },

    markStale() {
      stale = true;
    },

    revalidate() {
      if (!stale) return;
      if (isActive()) return start();
      overrides.settle();
      publish();
    },

    enter() {
      if (writers++ > 0) overlapped = true;
    },

    leave() {
      if (--writers > 0 || !overlapped) return false;
      overlapped = false;
      return true;
    },

    override(update) {
      const override = overrides.add(update);
      publish();
      return (untilRead) => {
        if (untilRead) return overrides.removeLater(override);
        overrides.remove(override);
        publish();
      };
    },

    reset() {
      base = resolved = error = null;
      serverState = PENDING;
      overrides.clear();
      if (isActive()) return start();
      abandon();
      publish();
      clearTimeout(timer);
      host.drop(entry);
    },
  };
  rest();
  return entry;
};
