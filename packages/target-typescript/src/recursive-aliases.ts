import type { IR, TypeNode } from "@mizan/core";
import { childrenOf } from "./walk-types.ts";

/**
 * Aliases that hold themselves in a map without an object in between. TypeScript resolves the arguments of
 * `Record` at once, so `type Json = string | Record<string, Json>` is an error; an index signature waits.
 */
export function recursiveAliases(ir: IR): ReadonlySet<string> {
  const references = new Map(ir.types.map(({ name, type }) => [name, eagerReferences(type)]));
  const holdsMap = ir.types.filter(({ type }) => hasEagerMap(type));
  return new Set(holdsMap.filter(({ name }) => reaches(name, references)).map(({ name }) => name));
}

function reaches(start: string, references: ReadonlyMap<string, readonly string[]>): boolean {
  const seen = new Set<string>();
  const open = [...(references.get(start) ?? [])];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (name === start) return true;
    if (seen.has(name)) continue;
    seen.add(name);
    open.push(...(references.get(name) ?? []));
  }
  return false;
}

const eagerReferences = (type: TypeNode): string[] =>
  eagerNodes(type).flatMap((node) => (node.kind === "reference" ? [node.name] : []));

const hasEagerMap = (type: TypeNode): boolean => eagerNodes(type).some((node) => node.kind === "map");

/** Everything inside a type that TypeScript looks at to know what the alias is: objects wait. */
function eagerNodes(root: TypeNode): TypeNode[] {
  const nodes: TypeNode[] = [];
  const open: TypeNode[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    nodes.push(node);
    if (node.kind !== "object") open.push(...childrenOf(node));
  }
  return nodes;
}
