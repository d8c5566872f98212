import { DiagnosticError } from "../diagnostics/diagnostic.ts";
import { severalPrefixes } from "../diagnostics/plugin.ts";
import type { MizanDocument } from "../document/document.ts";
import type { FunctionNode, IR } from "./types.ts";

const CALL = "/call/";

/** The path of a document's endpoints, without a trailing slash; null if no path of it ends in `/call/`. */
export function endpointPrefix({ paths }: MizanDocument): string | null {
  const prefixes = Object.keys(paths)
    .filter((path) => path.startsWith("/") && path.endsWith(CALL))
    .map((path) => path.slice(0, -CALL.length))
    .filter((prefix) => Object.hasOwn(paths, `${prefix}/session/`))
    .sort((a, b) => a.length - b.length); // contexts may be named `call` and `session`, too
  return prefixes[0] ?? null;
}

/** The prefix that all documents or functions have, except those without one; null if none has one, or if they differ. */
export function commonPrefix(nodes: readonly { readonly prefix: string | null }[]): string | null {
  const prefixes = new Set(nodes.flatMap(({ prefix }) => prefix ?? []));
  return prefixes.size === 1 ? [...prefixes][0]! : null;
}

/**
 * Checks that one base URL reaches all functions, for a target whose client has only one.
 * @throws DiagnosticError if the functions have several prefixes
 */
export function checkOnePrefix({ functions }: IR): void {
  const examples = new Map<string, FunctionNode>();
  for (const node of functions) {
    if (node.prefix !== null && !examples.has(node.prefix)) examples.set(node.prefix, node);
  }
  if (examples.size > 1) throw new DiagnosticError(severalPrefixes({ examples: [...examples.values()] }));
}
