import { childTypes, type TypeNode } from "@mizan/core";

/** The limit of clippy's `type_complexity` for a field. Aliases have none. */
const LIMIT = 250;
/** A field that may be absent and may be null is an `Option` of an `Option`. */
const OPTIONS = 2;

/**
 * Whether a container is too complex for a field, so that it needs a name. As clippy, it counts ten for each type, times
 * its depth.
 */
export function isComplex(type: TypeNode, isNominal: (type: TypeNode) => boolean): boolean {
  if (type.kind !== "array" && type.kind !== "map" && type.kind !== "tuple") return false;
  let score = 10 + 20;
  const open = [{ type: type as TypeNode, depth: OPTIONS + 1 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { type: inner, depth } = next;
    score += 10 * depth;
    if (score > LIMIT) return true;
    if (isNominal(inner)) continue;
    for (const child of childTypes(inner)) open.push({ type: child, depth: depth + 1 });
    // chrono::DateTime<chrono::FixedOffset>
    if (inner.kind === "primitive" && inner.timezone === "aware") score += 10 * (depth + 1);
  }
  return score > LIMIT;
}
