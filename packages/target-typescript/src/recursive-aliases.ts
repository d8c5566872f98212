import { type IR, type TypeNode, walkTypes } from "@mizan/core";

/**
 * Aliases that contain themselves in a map without an object in between. TypeScript resolves the arguments of `Record`
 * at once, so `type Json = string | Record<string, Json>` is an error; an index signature waits.
 */
export function recursiveAliases(ir: IR): ReadonlySet<string> {
  const references = new Map(ir.types.map(({ name, type }) => [name, eagerReferences(type)]));
  const inRings = withoutEnds(withoutEnds(references), "reversed");
  return new Set(
    ir.types.flatMap(({ name, type }) => (inRings.has(name) && hasEagerMap(type) ? [name] : [])),
  );
}

type Graph = ReadonlyMap<string, readonly string[]>;

/** The graph without the nodes that lead nowhere (or that nothing leads to), removed repeatedly. */
function withoutEnds(graph: Graph, direction?: "reversed"): Graph {
  const [outgoing, incoming] = direction === "reversed" ? [reversed(graph), graph] : [graph, reversed(graph)];
  const left = new Map(
    [...outgoing].map(([name, targets]) => [name, targets.filter((to) => graph.has(to)).length]),
  );
  const ends = [...left].flatMap(([name, count]) => (count === 0 ? [name] : []));
  for (let end = ends.pop(); end !== undefined; end = ends.pop()) {
    left.delete(end);
    for (const name of incoming.get(end) ?? []) {
      const count = left.get(name);
      if (count === undefined) continue;
      left.set(name, count - 1);
      if (count === 1) ends.push(name);
    }
  }
  return new Map(
    [...graph].flatMap(([name, targets]) =>
      left.has(name) ? [[name, targets.filter((to) => left.has(to))]] : [],
    ),
  );
}

function reversed(graph: Graph): Graph {
  const result = new Map<string, string[]>([...graph.keys()].map((name) => [name, []]));
  for (const [name, targets] of graph) for (const target of targets) result.get(target)?.push(name);
  return result;
}

const eagerReferences = (type: TypeNode): string[] =>
  eagerNodes(type).flatMap((node) => (node.kind === "reference" ? [node.name] : []));

const hasEagerMap = (type: TypeNode): boolean => eagerNodes(type).some((node) => node.kind === "map");

/** The nodes that TypeScript resolves to resolve an alias. Objects are resolved later. */
const eagerNodes = (root: TypeNode): TypeNode[] => [...walkTypes(root, ({ kind }) => kind !== "object")];
