import type { IRIndex } from "../ir/ir-index.ts";
import type { TypeNode } from "../ir/types.ts";

/** How a property may be missing. A language writes each of the four combinations in its own way. */
export interface Presence {
  /** The type of a value that is neither absent nor null. */
  readonly type: TypeNode;
  /** Whether the key may be absent. */
  readonly optional: boolean;
  /** Whether the value may be null, besides what `type` itself allows. */
  readonly nullable: boolean;
}

/**
 * The presence of a property or of a parameter of a context.
 *
 * `T | None` of which `T` is an alias that may be null itself is not nullable again: in JSON there is only one null, so a
 * language that nests its options (`Option<Option<T>>`) would have a value that is never received.
 */
export function presence(
  { type, required }: { readonly type: TypeNode; readonly required: boolean },
  index: IRIndex,
): Presence {
  const inner = type.kind === "nullable" ? type.type : type;
  return { type: inner, optional: !required, nullable: inner !== type && !allowsNull(inner, index) };
}

/** Any JSON value may be null, and so may an alias of a nullable type. */
function allowsNull(type: TypeNode, index: IRIndex): boolean {
  const resolved = index.resolve(type);
  if (resolved === undefined) return false;
  return resolved.kind === "nullable" || resolved.kind === "any";
}
