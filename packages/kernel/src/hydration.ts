import type { Entry } from "./entry.ts";

/** What travels from a server's kernel to the browser's, in the shape of `refreshed` on the wire. */
export interface DehydratedState {
  readonly identity?: string;
  readonly contexts: readonly { readonly context: string; readonly params: object; readonly data: unknown }[];
}

/** Entries without data are left out; so are optimistic overrides. */
export const dehydrateEntries = (entries: Iterable<Entry>, identity: string | undefined): string => {
  const contexts = [...entries]
    .filter((entry) => entry.base() !== null)
    .map((entry) => ({ context: entry.name, params: entry.params, data: entry.base() }));
  // `</script>` and `<!--` would end a script tag. All other JSON is JavaScript too, as this file needs it (ES2022).
  return JSON.stringify({ identity, contexts }).replace(/</g, "\\u003c");
};
