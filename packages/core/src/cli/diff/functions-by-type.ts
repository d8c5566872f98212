import { IRIndex } from "../../ir/ir-index.ts";
import type { FunctionNode, IR, TypeNode } from "../../ir/types.ts";
import { walkTypes } from "../../ir/walk.ts";
import type { Direction } from "./findings.ts";

/** So many functions of a type are named. More say no more, and the work stays linear. */
export const MOST_FUNCTIONS = 20;

export type FunctionsByType = (type: string, direction: Direction | undefined) => readonly string[];

/** The functions through which clients send or receive each named type, at most the first 20. */
export function functionsByType(ir: IR): FunctionsByType {
  const index = new IRIndex(ir);
  const below = references(index);
  const sent = reached(ir.functions, below, ({ input }) => (input === null ? [] : [input]));
  const received = reached(ir.functions, below, ({ output }) => referencesIn(output));
  return (type, direction) => {
    const maps = direction === undefined ? [sent, received] : [direction === "sent" ? sent : received];
    const names = maps.flatMap((functions) => functions.get(type) ?? []);
    return [...new Set(names)].sort().slice(0, MOST_FUNCTIONS);
  };
}

/** Looks up the references in a declaration, which are found once. */
function references({ types }: IRIndex): (name: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (name) => {
    const found = known.get(name) ?? referencesIn(types.get(name)?.type);
    known.set(name, found);
    return found;
  };
}

function referencesIn(type: TypeNode | undefined): readonly string[] {
  if (type === undefined) return [];
  return [...walkTypes(type)].flatMap((node) => (node.kind === "reference" ? [node.name] : []));
}

function reached(
  functions: readonly FunctionNode[],
  below: (name: string) => readonly string[],
  roots: (node: FunctionNode) => readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const node of functions) {
    const names = [...roots(node)];
    for (let name = names.pop(); name !== undefined; name = names.pop()) {
      const users = found.get(name) ?? [];
      found.set(name, users);
      // Everything below a type with many functions has as many.
      if (users.at(-1) === node.name || users.length >= MOST_FUNCTIONS) continue;
      users.push(node.name);
      names.push(...below(name));
    }
  }
  return found;
}
