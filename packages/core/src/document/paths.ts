import { pointerStep } from "./pointer.ts";

/** Two addresses, since a path that names a host may name the very one that it is resolved against. */
const BASES = [new URL("http://one.invalid/"), new URL("https://two.invalid:8443/folder/")];

/**
 * The paths of a document that a client would not request exactly as they are written, from its own host:
 * `//host/x`, `https://host/x`, `/\host/x`, `/../x`, `/x?y`. What browsers do with an address decides.
 * @returns pointers. Extensions (`x-…`) are no paths.
 */
export function strayPaths(paths: object): string[] {
  return Object.keys(paths)
    .filter((path) => !path.startsWith("x-") && !BASES.every((base) => leadsWhereItSays(path, base)))
    .map((path) => `/paths/${pointerStep(path)}`);
}

function leadsWhereItSays(path: string, base: URL): boolean {
  if (!URL.canParse(path, base.href)) return false;
  const { origin, pathname } = new URL(path, base);
  return origin === base.origin && encoded(pathname) === encoded(path);
}

/** With everything encoded that some version of the URL standard encodes in a path. */
function encoded(path: string): string {
  return path.toWellFormed().replace(/[^!-~]|["<>^`{|}]/gu, encodeURIComponent);
}
