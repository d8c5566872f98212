import type { IR, ReferenceNode, TypeNode } from "../ir/types.ts";
import { walkTypes } from "../ir/walk.ts";

/** Declarations that refer to each other, in the order of their names. */
export interface DependencyGroup {
  readonly names: readonly string[];
  /** Whether its types contain themselves, directly or through each other. */
  readonly isRecursive: boolean;
}

/**
 * All declarations, in groups: the types of a group refer only to each other and to groups before it.
 * @param enter whether references inside a type count, as for `walkTypes`; by default, all do
 */
export function dependencyGroups(ir: IR, enter?: (type: TypeNode) => boolean): readonly DependencyGroup[] {
  const graph = referencesBy(ir, enter);
  return stronglyConnected(graph).map((names) => ({
    names,
    isRecursive: names.length > 1 || names.some((name) => graph.get(name)!.some((to) => to.name === name)),
  }));
}

/**
 * The references through which a declaration contains itself without an indirection: a language that stores values in
 * place needs a pointer there, such as `Box` in Rust. By declaration; declarations without such references are left out.
 * @param isIndirect types that store what is inside elsewhere. Default: arrays and maps.
 */
export function valueCycles(
  ir: IR,
  isIndirect: (type: TypeNode) => boolean = ({ kind }) => kind === "array" || kind === "map",
): ReadonlyMap<string, ReadonlySet<ReferenceNode>> {
  const graph = referencesBy(ir, (type) => !isIndirect(type));
  const groupOf = new Map<string, number>();
  for (const [group, names] of stronglyConnected(graph).entries()) {
    for (const name of names) groupOf.set(name, group);
  }
  const cycles = new Map<string, ReadonlySet<ReferenceNode>>();
  for (const [name, references] of graph) {
    const inside = references.filter((reference) => groupOf.get(reference.name) === groupOf.get(name));
    if (inside.length > 0) cycles.set(name, new Set(inside));
  }
  return cycles;
}

const referencesBy = (
  ir: IR,
  enter?: (type: TypeNode) => boolean,
): ReadonlyMap<string, readonly ReferenceNode[]> =>
  new Map(ir.types.map(({ name, type }) => [name, walkTypes(type, enter).filter(isReference)]));

const isReference = (type: TypeNode): type is ReferenceNode => type.kind === "reference";

type Graph = ReadonlyMap<string, readonly { readonly name: string }[]>;

/** Tarjan's strongly connected components, without recursion: every component after those that it leads to. */
function stronglyConnected(graph: Graph): string[][] {
  const components: string[][] = [];
  const order = new Map<string, number>();
  /** The lowest order number that a node on the stack is known to reach; infinite when its component is complete. */
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  for (const root of graph.keys()) {
    const path: { readonly name: string; next: number }[] = [];
    const enter = (name: string): void => {
      if (order.has(name)) return;
      lowest.set(name, order.size);
      order.set(name, order.size);
      stack.push(name);
      path.push({ name, next: 0 });
    };
    enter(root);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const { name } = top;
      const target = graph.get(name)?.[top.next]?.name;
      if (target !== undefined) {
        // Visited again afterwards, to take over what the target reaches.
        if (graph.has(target) && !order.has(target)) {
          enter(target);
          continue;
        }
        lowest.set(name, Math.min(lowest.get(name)!, lowest.get(target) ?? Infinity));
        top.next += 1;
        continue;
      }
      path.pop();
      if (lowest.get(name) !== order.get(name)) continue;
      const component = stack.splice(stack.lastIndexOf(name));
      for (const member of component) lowest.set(member, Infinity);
      components.push(component.sort());
    }
  }
  return components;
}
