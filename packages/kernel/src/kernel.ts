import { canonicalQuery, inScope } from "./canonical.ts";
import { createEntry, type Entry, type EntryHost } from "./entry.ts";
import { MizanError } from "./error.ts";
import { dehydrateEntries, type DehydratedState } from "./hydration.ts";
import { own, toJson } from "./json.ts";
import { isServer } from "./server.ts";
import { createTransport } from "./transport.ts";
import type { CallOptions, ContextEntry, Kernel, KernelConfig } from "./types.ts";

/** How many context instances a call may ask the server to read again. */
const MOST_MOUNTED = 32;

/** An element of `invalidate` in the answer to a call. */
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
  /** Counts resets: what was asked in an earlier epoch belongs to somebody else. */
  let epoch = 0;
  let identity: string | undefined;

  const transport = createTransport(config, () => {
    const asked = epoch;
    return (seen) => {
      if (asked !== epoch) {
        throw new MizanError("RESET", 0, "The kernel was reset after this was asked");
      }
      const changed = seen !== null && identity !== undefined && seen !== identity;
      if (changed) reset();
      identity = seen ?? identity;
      return changed;
    };
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

  const openEntry = (name: string, params: object = {}): Entry => {
    const key = keyOf(name, params);
    let entry = entries.get(key);
    if (!entry) entries.set(key, (entry = createEntry(key, name, toJson(params), host)));
    return entry;
  };

  const flush = (): void => {
    const due = [...invalidated];
    invalidated.clear();
    for (const entry of due) entry.revalidate();
  };

  const invalidateEntry = (entry: Entry): void => {
    entry.markStale();
    if (invalidated.size === 0) queueMicrotask(flush);
    invalidated.add(entry);
  };

  const invalidate = (name: string, params: object | null = {}, except?: ReadonlySet<Entry>): void => {
    for (const entry of entries.values()) {
      if (entry.name === name && !except?.has(entry) && inScope(params ?? {}, entry.params))
        invalidateEntry(entry);
    }
  };

  const reset = (): void => {
    epoch++;
    identity = undefined;
    transport.forgetSession();
    for (const entry of [...entries.values()]) entry.reset();
  };

  const call = async (fn: string, args: object, options: CallOptions): Promise<unknown> => {
    const { affects = {}, signal, optimistic = [] } = options;
    const plain = toJson(args);
    const scopes = Object.entries(affects).map(
      ([context, keys]) => [context, Object.fromEntries(keys.map((key) => [key, own(plain, key)]))] as const,
    );
    const targets = [...entries.values()].filter(
      (entry) =>
        entry.isMounted() &&
        scopes.some(([context, scope]) => context === entry.name && inScope(scope, entry.params)),
    );
    const since = ++clock;
    for (const entry of targets) if (entry.writers++ > 0) entry.overlapped = true;
    const overrides = optimistic.map(({ entry, update }) => {
      const target = entry as unknown as Entry;
      return { target, end: target.override(update as (data: unknown) => unknown) };
    });

    try {
      const mounted = targets.slice(0, MOST_MOUNTED).map(({ name, params }) => ({ context: name, params }));
      const { body, response, changed } = await transport.call({ fn, args: plain, mounted }, signal);
      if (!changed) {
        // Everything below happens before the promise resolves and before anything is painted.
        for (const { end } of overrides) end(true);
        const covered = new Set<Entry>();
        for (const { context, params, data } of (body["refreshed"] ?? []) as Refreshed[]) {
          const entry = entries.get(keyOf(context, params));
          if (!entry) continue;
          covered.add(entry);
          entry.land(data, since);
        }
        for (const { context, params } of (body["invalidate"] ?? []) as Invalidation[]) {
          invalidate(context, params, covered);
        }
      }
      return response ?? body["result"];
    } catch (error) {
      for (const { end } of overrides) end();
      // Only a 4xx says for certain that nothing has changed.
      const { status = 0 } = error as Partial<MizanError>;
      if (status < 400 || status >= 500) for (const [context, scope] of scopes) invalidate(context, scope);
      throw error;
    } finally {
      for (const entry of targets) {
        if (--entry.writers > 0 || !entry.overlapped) continue;
        entry.overlapped = false;
        invalidateEntry(entry);
      }
      for (const { target, end } of overrides) if (!invalidated.has(target)) end();
    }
  };

  return {
    call: <T>(fn: string, args: object = {}, options: CallOptions = {}) =>
      call(fn, args, options) as Promise<T>,
    context: <T>(name: string, params?: object) => openEntry(name, params) as unknown as ContextEntry<T>,
    fetch: <T>(name: string, params?: object) => openEntry(name, params).fetch() as Promise<T>,
    invalidate: (name, params) => invalidate(name, params),
    reset,
    initSession: () => transport.session().then(() => {}),
    dehydrate: () => dehydrateEntries(entries.values(), identity),
    hydrate(given) {
      const state = (typeof given === "string" ? JSON.parse(given) : given) as
        DehydratedState | null | undefined;
      identity ??= state?.identity;
      for (const { context, params, data } of state?.contexts ?? []) openEntry(context, params).hydrate(data);
    },
  };
};
