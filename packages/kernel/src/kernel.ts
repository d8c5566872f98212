import { canonicalQuery, inScope } from "./canonical.ts";
import { createEntry, type Entry, type EntryHost } from "./entry.ts";
import type { MizanError } from "./error.ts";
import { createHandle, type Handle } from "./handle.ts";
import { toJson } from "./json.ts";
import { createTransport } from "./transport.ts";
import type { CallOptions, Kernel, KernelConfig } from "./types.ts";

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

/** The state that a server's kernel passes to the browser's; contexts have the form of `refreshed` on the wire. */
interface DehydratedState {
  readonly identity?: string;
  readonly contexts: readonly { readonly context: string; readonly params: object; readonly data: unknown }[];
}

/** Leaves out entries without data and optimistic overrides. */
const dehydrateEntries = (entries: Iterable<Entry>, identity: string | undefined): string => {
  const contexts = [...entries]
    .filter((entry) => entry.base() !== null)
    .map((entry) => ({ context: entry.name, params: entry.params, data: entry.base() }));
  // `</script>` and `<!--` would end a script tag. Apart from that, JSON is valid JavaScript (since ES2019).
  return JSON.stringify({ identity, contexts }).replace(/</g, "\\u003c");
};

/** Neither a window nor a worker: Node, Deno, Bun or an edge runtime, where one process serves many users. */
export const isServer = (): boolean => typeof window === "undefined" && !("importScripts" in globalThis);

export const createKernel = (config: KernelConfig = {}): Kernel => {
  const entries = new Map<string, Entry>();
  const invalidated = new Set<Entry>();
  let clock = 0;
  /** Aborted by the next reset: requests of an earlier epoch belong to another user. */
  let epoch = new AbortController();
  let identity: string | undefined;

  const transport = createTransport(config, {
    epoch: () => epoch.signal,
    see(seen, asked, signal) {
      // The identity of the response decides: a read that already shows a logout may be answered before the logout.
      if (asked.aborted && seen !== identity) return null;
      const changed = seen !== null && identity !== undefined && seen !== identity;
      if (changed) reset(signal);
      identity = seen ?? identity;
      return changed;
    },
  });

  const keyOf = (name: string, params: object): string =>
    `${encodeURIComponent(name)}/?${canonicalQuery(params)}`.replace(/\?$/, "");

  const host: EntryHost = {
    config,
    server: config.server ?? isServer(),
    entries,
    tick: () => ++clock,
    read: async (key, signal) => (await transport.get(`ctx/${key}`, signal)).body,
  };

  const openEntry = (name: string, given: object = {}): Entry => {
    const key = keyOf(name, given);
    const found = entries.get(key);
    if (found) return found;
    const params = toJson(given);
    return createHandle((handle) => {
      let entry = entries.get(key);
      if (!entry) entries.set(key, (entry = createEntry(key, { name, params, handle }, host)));
      return entry;
    }).current();
  };

  const matching = (name: string, scope: object, keys?: readonly string[]): Entry[] =>
    [...entries.values()].filter((entry) => entry.name === name && inScope(scope, entry.params, keys));

  const flush = (): void => {
    for (const entry of invalidated) {
      invalidated.delete(entry);
      entry.revalidate();
    }
  };

  const invalidate = (entry: Entry): void => {
    entry.markStale();
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
    entries.forEach((entry) => entry.revalidate());
  };

  const call = async (fn: string, given: object = {}, options: CallOptions = {}): Promise<unknown> => {
    const { affects = {}, optimistic = [] } = options;
    const args = toJson(given);
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
      const mounted = targets.slice(0, MAX_MOUNTED).map(({ name, params }) => ({ context: name, params }));
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
      if (status < 400 || status >= 500) affected().forEach(invalidate);
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
    call: call as Kernel["call"],
    context: ((name, params) => openEntry(name, params).handle) as Kernel["context"],
    fetch: <T>(name: string, params?: object) => openEntry(name, params).fetch() as Promise<T>,
    invalidate: (name, params = {}) => matching(name, params).forEach(invalidate),
    reset: () => reset(),
    untilReset: () => epoch.signal,
    async initSession() {
      await transport.session();
    },
    dehydrate: () => dehydrateEntries(entries.values(), identity),
    hydrate(given) {
      const state = (typeof given === "string" ? JSON.parse(given) : given) as
        DehydratedState | null | undefined;
      const of = state?.identity;
      // Either may be outdated, so neither is shown: mounted instances are read again, which shows who is signed in.
      if (of !== undefined && identity !== undefined && of !== identity) return reset();
      identity ??= of;
      for (const { context, params, data } of state?.contexts ?? []) openEntry(context, params).hydrate(data);
    },
  };
};
