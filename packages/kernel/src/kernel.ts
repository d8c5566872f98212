import { canonicalQuery, inScope } from "./canonical.ts";
import { createEntry } from "./entry.ts";
import type { Entry, EntryHost } from "./entry-types.ts";
import type { MizanError } from "./error.ts";
import { createEvents } from "./events.ts";
import { createHandle, type Handle } from "./handle.ts";
import { dehydrateEntries, readState } from "./hydration.ts";
import { IDLE_ENTRY } from "./idle.ts";
import { toJson } from "./json.ts";
import { createPage, isServer } from "./page.ts";
import { createResetLimit } from "./reset-limit.ts";
import { createTransport } from "./transport.ts";
import type { CallOptions, ContextEntry, Kernel, KernelConfig, ReadOptions } from "./types.ts";

/** Maximum number of context instances that the server reads again after a call. */
const MAX_MOUNTED = 32;

/** An element of `invalidate` in the response to a call. */
interface Invalidation {
  readonly context: string;
  readonly params?: object | null;
}

/** An element of `refreshed`: an instance that the server has read again after the call. */
interface Refreshed extends Invalidation {
  readonly params: object;
  readonly data: unknown;
}

export const createKernel = (config: KernelConfig = {}): Kernel => {
  const entries = new Map<string, Entry>();
  const invalidated = new Set<Entry>();
  let clock = 0;
  /** Aborted by the next reset: requests of an earlier epoch belong to another user. */
  let epoch = new AbortController();
  let identity: string | undefined;
  const events = createEvents();
  const { emit, track } = events;
  const page = createPage(config);
  const server = config.server ?? isServer();
  const limit = createResetLimit();
  let mounted = 0;
  let leavePage: (() => void) | undefined;

  const transport = createTransport(config, {
    epoch: () => epoch.signal,
    see(seen, asked, signal) {
      // The identity of the response decides: a read that already shows a logout may be answered before the logout.
      if (asked.aborted && seen !== identity) return null;
      const changed = seen !== null && identity !== undefined && seen !== identity;
      if (changed) {
        limit.count();
        reset(signal);
      }
      identity = seen ?? identity;
      return changed;
    },
  });

  const keyOf = (name: string, params: object): string =>
    `${encodeURIComponent(name)}/?${canonicalQuery(params)}`.replace(/\?$/, "");

  const wake: Parameters<typeof page.watch>[0] = (reason) => {
    const shown = [...entries.values()].filter((entry) => entry.isMounted());
    const busy = shown.filter((entry) => entry.wake(reason));
    if (busy.length > 0 || reason === "revalidateOnReconnect") return;
    // One request tells whether the user has signed out in another tab.
    shown.sort((a, b) => b.age() - a.age()).find((entry) => entry.wake(reason, true));
  };

  const host: EntryHost = {
    config,
    page,
    server,
    entries,
    emit,
    tick: () => ++clock,
    read: (key, source, signal) =>
      track("fetch", source, async () => {
        await limit.pause();
        return (await transport.get(`ctx/${key}`, signal)).body;
      }),
    report: config.onError ?? ((error, source) => console.error("mizan:", source, error)),
    count(change, source) {
      emit(change > 0 ? "mount" : "unmount", source);
      mounted += change;
      if (mounted === 0) leavePage?.();
      else if (mounted === change && !server) leavePage = page.watch(wake);
    },
  };

  const openEntry = (name: string, given: object = {}): Entry => {
    const key = keyOf(name, given);
    const found = entries.get(key);
    if (found) return found;
    const source = { context: name, params: toJson(given) };
    return createHandle((handle) => {
      let entry = entries.get(key);
      if (!entry) entries.set(key, (entry = createEntry(key, { source, handle }, host)));
      return entry;
    }).current();
  };

  const matching = (name: string, scope: object, keys?: readonly string[]): Entry[] =>
    [...entries.values()].filter(
      ({ source }) => source.context === name && inScope(scope, source.params, keys),
    );

  const flush = (): void => {
    for (const entry of invalidated) {
      invalidated.delete(entry);
      entry.revalidate();
    }
  };

  const invalidate = (entry: Entry, byCall = true): void => {
    emit("invalidate", entry.source);
    entry.markStale(byCall);
    if (invalidated.size === 0) queueMicrotask(flush);
    invalidated.add(entry);
  };

  const reset = (spared: AbortSignal | null = null): void => {
    const ended = epoch;
    epoch = new AbortController();
    identity = undefined;
    transport.forgetSession();
    // All data is gone before the first listener is notified.
    entries.forEach((entry) => entry.clear(spared));
    ended.abort();
    emit("reset");
    entries.forEach((entry) => entry.revalidate());
  };

  const send = async (fn: string, args: object, options: CallOptions): Promise<unknown> => {
    const { affects = {}, optimistic = [] } = options;
    const affected = (): Entry[] =>
      Object.entries(affects).flatMap(([context, keys]) => matching(context, args, keys));
    const { signal: asked } = epoch;
    const targets = affected().filter((entry) => entry.isMounted());
    const since = host.tick();
    for (const entry of targets) if (entry.writers++ > 0) entry.overlapped = true;
    const overrides = optimistic.map(({ entry: handle, update }) => {
      const entry = (handle as unknown as Handle).current();
      return { entry, end: entry.override(update as (data: unknown) => unknown) };
    });

    try {
      const mounted = targets.slice(0, MAX_MOUNTED).map(({ source }) => source);
      const { body, changed } = await transport.call({ fn, args, mounted }, options, asked);
      // Everything below happens before the promise resolves and before anything is painted.
      for (const { end } of overrides) end(true);
      if (!changed) {
        const covered = new Set<Entry>();
        // Data of the user before the reset is not shown; `invalidate` names the same instances.
        const refreshed = asked.aborted ? [] : (body["refreshed"] ?? []);
        for (const { context, params, data } of refreshed as Refreshed[]) {
          const entry = entries.get(keyOf(context, params));
          if (!entry) continue;
          covered.add(entry);
          entry.land(data, since);
        }
        for (const { context, params } of (body["invalidate"] ?? []) as Invalidation[]) {
          for (const entry of matching(context, params ?? {})) if (!covered.has(entry)) invalidate(entry);
        }
      }
      return body["result"];
    } catch (error) {
      for (const { end } of overrides) end();
      // Only a 4xx guarantees that nothing has changed.
      const { status = 0 } = error as Partial<MizanError>;
      if (status < 400 || status >= 500) affected().forEach((entry) => invalidate(entry));
      throw error;
    } finally {
      for (const entry of targets) {
        if (--entry.writers > 0 || !entry.overlapped) continue;
        entry.overlapped = false;
        invalidate(entry);
      }
      for (const { entry, end } of overrides) if (!invalidated.has(entry)) end();
    }
  };

  return {
    call<T>(fn: string, given: object = {}, options: CallOptions = {}) {
      const args = toJson(given);
      return track("call", { fn, args }, () => send(fn, args, options) as Promise<T>);
    },
    context: <T>(name: string, ...given: [params?: object | null]) => {
      const params = given.length > 0 ? given[0] : {};
      return (params ? openEntry(name, params).handle : IDLE_ENTRY) as ContextEntry<T>;
    },
    fetch: <T>(name: string, params?: object, options?: ReadOptions) =>
      openEntry(name, params).refetch(options) as Promise<T>,
    prefetch: (name, params) => openEntry(name, params).prefetch(),
    invalidate: (name, params = {}) =>
      matching(name, toJson(params)).forEach((entry) => invalidate(entry, false)),
    reset: () => reset(),
    observe: events.observe,
    untilReset: () => epoch.signal,
    async initSession() {
      await transport.session();
    },
    dehydrate: () => dehydrateEntries(entries.values(), identity),
    hydrate(given) {
      const { identity: of, latest, contexts } = readState(given);
      // Either may be outdated, so neither is shown: mounted instances are read again, which shows who is signed in.
      if (of !== undefined && identity !== undefined && of !== identity) return reset();
      identity ??= of;
      for (const { context, params, data, age = 0 } of contexts)
        openEntry(context, params).hydrate(data, latest - age);
    },
  };
};
