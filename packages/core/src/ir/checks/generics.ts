import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { genericRecursive } from "../../diagnostics/ir.ts";
import type { IRIndex } from "../ir-index.ts";
import type { IR } from "../types.ts";
import { walkTypes } from "../walk.ts";

/**
 * No instance of a generic is one of its own arguments, not even through other instances: written out, as in
 * `Page[Page[…]]`, it would have no end.
 */
export function* checkGenerics({ types }: IR, index: IRIndex): Generator<Diagnostic> {
  const visited = new Set<string>();
  for (const { name } of types) {
    for (const cycle of cyclesFrom(name, index, visited)) {
      const { origin } = index.types.get(cycle[0]!)!;
      yield genericRecursive({ ...origin, pointer: `${origin.pointer}/x-mizan-generic`, names: cycle });
    }
  }
}

/** The cycles that a depth-first search finds, without recursion: a document may nest generics as deep as it likes. */
function* cyclesFrom(start: string, index: IRIndex, visited: Set<string>): Generator<readonly string[]> {
  const path: string[] = [];
  const pending: { readonly name: string; readonly depth: number }[] = [{ name: start, depth: 0 }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { name, depth } = next;
    path.length = depth;
    const entry = path.indexOf(name);
    if (entry !== -1) yield path.slice(entry);
    if (visited.has(name)) continue;
    visited.add(name);
    path.push(name);
    for (const argument of instancesIn(name, index)) pending.push({ name: argument, depth: depth + 1 });
  }
}

/** The names of the generics' instances in the arguments of an instance. */
function instancesIn(name: string, index: IRIndex): ReadonlySet<string> {
  const found = new Set<string>();
  for (const argument of index.types.get(name)?.generic?.arguments ?? []) {
    for (const type of walkTypes(argument)) {
      if (type.kind === "reference" && index.types.get(type.name)?.generic != null) found.add(type.name);
    }
  }
  return found;
}
