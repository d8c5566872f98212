import type { Events } from "./events.ts";
import type { Handle } from "./handle.ts";
import type { Page } from "./page.ts";
import type { ContextEntry, ContextSource, KernelConfig } from "./types.ts";

/** What the entries of one kernel share. */
export interface EntryHost extends Pick<Events, "emit"> {
  readonly config: KernelConfig;
  readonly page: Page;
  /** `config.server`, by default whether this runs on a server. */
  readonly server: boolean;
  readonly entries: Map<string, Entry>;
  /** A counter that grows with every request. */
  tick(): number;
  read(key: string, source: ContextSource, signal: AbortSignal): Promise<unknown>;
  /** An instance was mounted (1) or unmounted (-1). */
  count(change: 1 | -1, source: ContextSource): void;
  /** The first failure since the latest success. */
  report(error: Error, source: ContextSource): void;
}

/**
 * A context instance inside its kernel, while it is in `host.entries`. Subscribers and pending promises keep it there.
 * A removed entry never comes back: the next use of the instance creates another one.
 */
export interface Entry extends ContextEntry<unknown> {
  /** The object that applications get. */
  readonly handle: Handle;
  readonly source: ContextSource;
  /** Pending calls that may change this instance. */
  writers: number;
  /** Such calls overlapped, so only one more read gives the correct data. */
  overlapped: boolean;
  /** The server's data without overrides; null before the first. */
  base(): unknown;
  /** Milliseconds since the server's response. */
  age(): number;
  isMounted(): boolean;
  prefetch(): Promise<void>;
  /** Accepts data from the response to a call. `since` is the tick of that call. */
  land(data: unknown, since: number): void;
  /** Takes data that is newer than the entry's. `answered` is the time of the server's response. */
  hydrate(data: unknown, answered: number): void;
  /** @param byCall a pending request may be older than a call of this client, so its response is not accepted */
  markStale(byCall: boolean): void;
  /** Reads again if the entry is stale and in use. Notifies subscribers of what `clear` did. */
  revalidate(): void;
  /** Reads again if a subscriber wants it and the data is stale, or `always`. Returns whether a request is pending. */
  wake(reason: "revalidateOnFocus" | "revalidateOnReconnect", always?: boolean): boolean;
  /** `untilRead` keeps the override until the next data arrives, so that older data does not flash up. */
  override(update: (data: unknown) => unknown): (untilRead?: boolean) => void;
  /**
   * Drops all data without notifying subscribers. An entry in use stays, stale until `revalidate`; any other is
   * removed.
   * @param spared signal of the request whose response showed the new user, so its data is accepted
   */
  clear(spared: AbortSignal | null): void;
}
