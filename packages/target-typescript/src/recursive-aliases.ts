import { type IR, type TypeNode, walkTypes } from "@mizan/core";
import { dependencyGroups } from "@mizan/core/lowering";

/**
 * Aliases that contain themselves in a map without an object in between. TypeScript resolves the arguments of `Record`
 * at once, so `type Json = string | Record<string, Json>` is an error; an index signature waits.
 */
export function recursiveAliases(ir: IR): ReadonlySet<string> {
  const rings = dependencyGroups(ir, isEager).filter(({ isRecursive }) => isRecursive);
  const inRings = new Set(rings.flatMap(({ names }) => names));
  return new Set(
    ir.types.flatMap(({ name, type }) => (inRings.has(name) && hasEagerMap(type) ? [name] : [])),
  );
}

/** What TypeScript resolves to resolve an alias. Objects are resolved later. */
const isEager = ({ kind }: TypeNode): boolean => kind !== "object";

function hasEagerMap(root: TypeNode): boolean {
  return walkTypes(root, isEager).some(({ kind }) => kind === "map");
}
