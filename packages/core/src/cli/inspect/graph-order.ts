import type { Overview } from "./overview.ts";

/** The names in the two columns of the picture, from top to bottom. */
export interface GraphOrder {
  /** The functions that affect a context. */
  readonly mutations: readonly string[];
  readonly contexts: readonly string[];
}

/** More sweeps rarely change the order. */
const SWEEPS = 12;

/**
 * An order in which few lines between mutations and the contexts that they affect cross. Each column is sorted by
 * the mean position of its neighbours, alternately: the barycenter method of Sugiyama, Tagawa and Toda, 1981.
 */
export function orderGraph({ functions, contexts }: Pick<Overview, "functions" | "contexts">): GraphOrder {
  const targets = new Map<string, string[]>();
  const sources = new Map<string, string[]>(contexts.map(({ name }) => [name, []]));
  for (const { name, affects } of functions) {
    if (affects.length === 0) continue;
    targets.set(
      name,
      affects.map(({ context }) => context),
    );
    for (const { context } of affects) sources.get(context)?.push(name);
  }
  let order: GraphOrder = { mutations: [...targets.keys()], contexts: [...sources.keys()] };
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const mutations = sortedBy(order.mutations, targets, order.contexts);
    order = { mutations, contexts: sortedBy(order.contexts, sources, mutations) };
  }
  return order;
}

/** Sorts a column by the mean position of its neighbours in the other one. Names without neighbours come last. */
function sortedBy(
  column: readonly string[],
  neighbours: ReadonlyMap<string, readonly string[]>,
  other: readonly string[],
): string[] {
  const positions = new Map(other.map((name, index) => [name, index]));
  const means = new Map(column.map((name) => [name, mean(neighbours.get(name) ?? [], positions)]));
  return [...column].sort((one, another) => difference(means.get(one)!, means.get(another)!));
}

function mean(names: readonly string[], positions: ReadonlyMap<string, number>): number {
  if (names.length === 0) return Infinity;
  return names.reduce((sum, name) => sum + (positions.get(name) ?? 0), 0) / names.length;
}

/** Two infinite means are equal. */
function difference(one: number, another: number): number {
  return one === another ? 0 : one - another;
}
