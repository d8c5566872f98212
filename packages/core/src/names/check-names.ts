import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { nameCollision } from "../diagnostics/ir.ts";
import type { Origin } from "../ir/types.ts";

/** A name in generated code. */
export interface NamedSymbol {
  /** The identifier, e.g. `renameProject`. */
  readonly name: string;
  /** The name in the document, for messages, e.g. `rename_project`. */
  readonly from: string;
  readonly origin: Origin;
}

/**
 * Reports every symbol that has the name of an earlier one. Core calls it for the names that all targets share. A
 * target calls it for each of its own namespaces (exports of a file, properties of a props object).
 * @param space completes "… are both renameProject among the …", e.g. `exports of hooks.ts`.
 * @param plugin the target's name.
 */
export function checkNames(space: string, symbols: Iterable<NamedSymbol>, plugin?: string): Diagnostic[] {
  const first = new Map<string, NamedSymbol>();
  const collisions: Diagnostic[] = [];
  for (const symbol of symbols) {
    const { name, from, origin } = symbol;
    const other = first.get(name);
    if (other === undefined) {
      first.set(name, symbol);
    } else {
      const otherSource = other.origin.source;
      collisions.push(
        nameCollision({ space, name, from, other: other.from, otherSource, plugin, ...origin }),
      );
    }
  }
  return collisions;
}
