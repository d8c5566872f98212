import { createDeferred, type Deferred, untilAborted } from "./deferred.ts";
import type { MizanError } from "./error.ts";
import type { Entry, EntryHost } from "./entry-types.ts";
import { share } from "./json.ts";
import { createOverrides } from "./overrides.ts";
import { isTemporary, LONGEST_DELAY, LONGEST_PAUSE, retryPause } from "./retry.ts";
import { PENDING, stateOf } from "./state.ts";
import { createSubscriptions } from "./subscriptions.ts";
import type { ContextState } from "./types.ts";

const GC_TIME = 300_000;

export const createEntry = (
  key: string,
  { source, handle }: Pick<Entry, "source" | "handle">,
  { config, server, entries, page, emit, ...host }: EntryHost,
): Entry => {
  const subscribers = createSubscriptions(config);
  let base: unknown = null;
  /** Time of the response that `base` comes from. */
  let answered = 0;
  let failure: Error | null = null; // of the latest request
  let failures = 0; // since the latest success
  let failedAt = 0;
  /** When a render first got the failure; 0 before. */
  let shownAt = 0;
  let state: ContextState<unknown> = PENDING;
  /** The same object while both are equal: a hydrated page is then not rendered again. */
  let serverState = state;
  let stale = true;
  /** The pending request may be older than a call of this client. */
  let outdated = false;
  /** The pending request, or the pause before it is tried again. Only its response is accepted. */
  let controller: AbortController | null = null;
  let pausing = false;
  /** The tick of the latest request or response: the data shown may include all changes up to then. */
  let asked = 0;
  /** Handed from a superseded request to its successor; kept after an error until the next request. */
  let pending: Deferred<unknown> | null = null;
  let resolved: Promise<unknown> | null = null;
  /** The number of callers that wait for `pending`, so the request continues when the last subscriber leaves. */
  let awaited = 0;
  /** A render may wait for the data: `promise()` was called, and there was no subscription since. */
  let promised = false;
  /** The next attempt or read, or the removal of an unused entry. */
  let timer: ReturnType<typeof setTimeout> | undefined;

  const isMounted = (): boolean => subscribers.size() > 0;
  const isActive = (): boolean => isMounted() || awaited > 0;
  const age = (): number => Date.now() - answered;
  const isStale = (): boolean =>
    stale ||
    age() >=
      Math.min(subscribers.shortest("staleTime", 10_000), subscribers.shortest("refreshEvery", Infinity));

  /**
   * A new subscriber or render ends the pause after a failure. The wait grows with each failure: a component that is
   * mounted or rendered because of the failure must not cause requests without end.
   */
  const mayRetry = (since: number): boolean => failures > 0 && Date.now() - since >= 25 * 2 ** failures;

  const publish = (): void => {
    let data = base;
    let error = failure;
    try {
      if (base !== null) data = overrides.apply(base);
    } catch (thrown) {
      // An override is application code: its error is shown, and the entry stays usable.
      error = thrown as Error;
    }
    const fetching = controller !== null;
    if (data === state.data && error === state.error && fetching === state.fetching) return;
    state = stateOf(data, error, fetching);
    subscribers.notify();
  };

  const overrides = createOverrides(publish);

  const drop = (): void => {
    if (entries.get(key) === entry) entries.delete(key);
  };

  /** Polling and retries of a mounted instance wait while the page is hidden or offline. */
  const later = (run: () => void, delay: number): void => {
    clearTimeout(timer);
    if (delay === Infinity) return;
    const due = (): void => (isMounted() && page.isPaused() ? later(run, LONGEST_PAUSE) : run());
    timer = setTimeout(due, Math.min(delay, LONGEST_DELAY));
    // Node only: data that is not used must not keep a script alive.
    if (run === drop) (timer as { unref?: () => void }).unref?.();
  };

  /** Without a pending request: the next attempt, the next poll, or the removal. */
  const schedule = (): void => {
    if (server || controller) return;
    if (isMounted()) {
      const isRetried = failure && isTemporary(failure) && subscribers.wants("retry");
      const pause = isRetried ? retryPause(config, failure!, failures) : Infinity;
      const delay = Math.min(pause, subscribers.shortest("refreshEvery", Infinity));
      later(start, Math.max(answered, failedAt) + delay - Date.now());
    } else later(drop, Math.max(config.gcTime ?? GC_TIME, promised ? GC_TIME : 0));
  };

  const settle = (): void => {
    controller = null;
    pausing = false;
    awaited = 0;
    overrides.settle();
    publish();
    schedule();
  };

  const accept = (data: unknown): void => {
    base = share(base, data);
    answered = Date.now();
    failure = null;
    failures = 0;
    resolved = controller && pending!.promise;
    controller?.abort();
    pending?.resolve(base);
    pending = null;
    emit("data", { ...source, data: base });
    // `stale` is kept: an invalidation may have arrived since the request.
    settle();
  };

  const reject = (error: MizanError): void => {
    failedAt = Date.now();
    shownAt = 0;
    if (failures++ === 0) host.report(error, source);
    const isRetried = !server && isTemporary(error) && subscribers.wants("retry");
    if (isRetried && failures < subscribers.shortest("errorAfter", 3)) {
      pausing = true;
      later(attempt, retryPause(config, error, failures));
      return;
    }
    failure = error;
    stale = true;
    // Before `settle`: a listener may start another request, which has another promise.
    pending!.reject(error);
    settle();
  };

  const abandon = (): void => {
    controller?.abort();
    pending = null;
    stale = true;
    settle();
  };

  const attempt = (): void => {
    const own = controller!;
    pausing = false;
    clearTimeout(timer);
    asked = host.tick();
    host.read(key, source, own.signal).then(
      (data) => {
        if (controller !== own) return;
        asked = host.tick();
        accept(data);
        if (stale && isMounted()) start();
      },
      (error: unknown) => {
        if (controller === own) reject(error as MizanError);
      },
    );
  };

  /** A new request, which supersedes a pending one. */
  const restart = (): void => {
    if (!controller) pending = createDeferred();
    controller?.abort();
    const own = (controller = new AbortController());
    stale = outdated = false;
    publish();
    if (controller === own) attempt();
  };

  /** Joins the pending request, or ends its pause. */
  const start = (): void => {
    if (!controller) restart();
    else if (pausing) attempt();
  };

  /** Aborts the pending request if no subscriber and no caller needs it. */
  const release = (): void => {
    if (isActive()) schedule();
    else if (controller) abandon();
    else settle();
  };

  const wait = (signal?: AbortSignal): Promise<unknown> => {
    const own = pending!;
    if (controller) awaited++;
    if (!signal) return own.promise;
    return untilAborted(own.promise, signal, () => {
      if (controller && pending === own) awaited--;
      release();
    });
  };

  const entry: Entry = {
    source,
    handle,
    writers: 0,
    overlapped: false,
    get: () => state,
    getServer: () => (server ? state : serverState),
    base: () => base,
    age,
    isMounted,

    subscribe(listener, options) {
      const remove = subscribers.add(listener, options);
      promised = false;
      const isFirst = subscribers.size() === 1;
      if (isFirst) host.count(1, source);
      const isWanted = isFirst && (stale || (subscribers.wants("revalidateOnMount") && isStale()));
      if (isWanted || (subscribers.wants("retry") && mayRetry(failedAt))) start();
      else schedule();
      return () => {
        if (!remove()) return;
        if (!isMounted()) host.count(-1, source);
        // Deferred: React's StrictMode and a moved component subscribe again within the same task.
        queueMicrotask(release);
      };
    },

    refetch({ signal } = {}) {
      start();
      return wait(signal);
    },

    promise() {
      promised = true;
      if (base !== null) return (resolved ??= Promise.resolve(base));
      if (!pending || (!server && shownAt > 0 && mayRetry(shownAt))) start();
      else if (!controller) shownAt ||= Date.now(); // React renders twice before it gives an error to a boundary.
      return wait();
    },

    async prefetch() {
      if (isStale()) await entry.refetch().catch(() => {});
    },

    land(data, since) {
      accept(data);
      // Requested or answered after the call was sent: that read may be newer than this payload.
      if ((stale ||= asked >= since)) entry.revalidate();
    },

    hydrate(data, time) {
      serverState = stateOf(data, null, false);
      if (time < answered) return;
      stale &&= base !== null;
      base = share(base, data);
      answered = time;
      resolved = null;
      // A component may hydrate while it is rendered. No other one may change meanwhile.
      if (isMounted()) queueMicrotask(publish);
      else publish();
      if (state.data === data && !state.error && !state.fetching) serverState = state;
    },

    markStale(byCall) {
      stale = true;
      outdated ||= byCall;
    },

    revalidate() {
      if (stale && !isActive()) overrides.settle();
      if (!stale || !isActive()) publish();
      else if (!controller || outdated || pausing) restart();
    },

    wake(reason, always) {
      const wanted = subscribers.wants(failures > 0 ? "retry" : reason);
      if (pausing || (wanted && (always || isStale()))) start();
      else schedule();
      return controller !== null;
    },

    override: overrides.add,

    clear(spared) {
      base = resolved = failure = null;
      answered = failures = 0;
      serverState = PENDING;
      if (state.data || state.error) state = PENDING; // else a request that follows would change nothing
      overrides.clear();
      stale = outdated = controller?.signal !== spared;
      if (isActive()) return;
      abandon();
      clearTimeout(timer);
      drop();
    },
  };
  settle();
  return entry;
};
