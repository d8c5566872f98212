import type { Entry } from "./entry-types.ts";
import type { ContextSource } from "./types.ts";

/** The state that a server's kernel passes to the browser's. */
interface DehydratedState {
  readonly identity?: string;
  /** The server's time, in milliseconds. */
  readonly time?: number;
  readonly contexts: readonly Dehydrated[];
}

/** Like an element of `refreshed` on the wire, with the age of the data in milliseconds. */
interface Dehydrated extends ContextSource {
  readonly data: unknown;
  readonly age?: number;
}

/** Leaves out entries without data and optimistic overrides. */
export const dehydrateEntries = (entries: Iterable<Entry>, identity: string | undefined): string => {
  const contexts = [...entries]
    .filter((entry) => entry.base() !== null)
    .map((entry) => ({ ...entry.source, data: entry.base(), age: entry.age() }));
  // `</script>` and `<!--` would end a script tag. Apart from that, JSON is valid JavaScript (since ES2019).
  return JSON.stringify({ identity, time: Date.now(), contexts }).replace(/</g, "\\u003c");
};

/** The result of `dehydrate`. `latest` is the time that the ages count from, by this machine's clock. */
export const readState = (given: unknown): DehydratedState & { readonly latest: number } => {
  const state = (typeof given === "string" ? JSON.parse(given) : given) as DehydratedState | null | undefined;
  // HTML from a cache is older than its data was when it was rendered. A clock that is wrong makes nothing newer.
  const latest = Math.min(Date.now(), state?.time ?? Infinity);
  return { contexts: [], ...state, latest };
};
