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
  // `</script>` and `<!--` would end a script tag; U+2028 and U+2029 end a line in JavaScript before ES2019.
  return JSON.stringify({ identity, contexts })
    .replace(/</g, "\\u003c")
    .replace(/\u2028/g, "\\u2028")
    .replace(/\u2029/g, "\\u2029");
};
