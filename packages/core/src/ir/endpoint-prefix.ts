import type { MizanDocument } from "../document/document.ts";

const CALL = "/call/";

/** Where a document's own endpoints are, without a slash at its end; undefined if its paths do not tell. */
export function endpointPrefix({ paths }: MizanDocument): string | undefined {
  return Object.keys(paths)
    .filter((path) => path.startsWith("/") && path.endsWith(CALL))
    .map((path) => path.slice(0, -CALL.length))
    .filter((prefix) => Object.hasOwn(paths, `${prefix}/session/`))
    .sort((a, b) => a.length - b.length) // contexts may be called `call` and `session`, too
    .at(0);
}

/** The prefix of all documents. Null where none tells one, or several differ: a client has one. */
export function commonPrefix(documents: readonly MizanDocument[]): string | null {
  const prefixes = new Set(documents.map(endpointPrefix).filter((prefix) => prefix !== undefined));
  return prefixes.size === 1 ? [...prefixes][0]! : null;
}
