import { IRIndex } from "../ir/ir-index.ts";
import type { IR, TypeDeclaration, TypeNode } from "../ir/types.ts";
import { walkTypes } from "../ir/walk.ts";

/** Whether a client sends values of a type, receives them, or both. */
export interface Direction {
  readonly sent: boolean;
  readonly received: boolean;
}

/** The direction of each declaration, by its name. Arguments of functions and parameters of contexts are sent. */
export function directions(ir: IR): ReadonlyMap<string, Direction> {
  const index = new IRIndex(ir);
  const inputs = ir.functions.flatMap(({ input }) => (input === null ? [] : [input]));
  const params = ir.contexts.flatMap((context) => context.params.map(({ type }) => type));
  const sent = reachable(index, [...inputs, ...params.flatMap(referencesIn)]);
  const received = reachable(
    index,
    ir.functions.flatMap(({ output }) => referencesIn(output)),
  );
  return new Map(ir.types.map(({ name }) => [name, { sent: sent.has(name), received: received.has(name) }]));
}

/** A class whose input and output differ has two declarations. */
export interface Twins {
  readonly sent: TypeDeclaration;
  readonly received: TypeDeclaration;
}

/** The classes with two declarations, in the order of the IR. */
export function twins(ir: IR): readonly Twins[] {
  const index = new IRIndex(ir);
  const direction = directions(ir);
  return ir.types.flatMap((sent) => {
    const received = sent.twin === null ? undefined : index.types.get(sent.twin);
    return received !== undefined && direction.get(sent.name)!.sent ? [{ sent, received }] : [];
  });
}

/** An instance also reaches its generic declaration and its arguments, which targets with generics print instead. */
function reachable(index: IRIndex, names: readonly string[]): ReadonlySet<string> {
  const reached = new Set(names);
  // Names that are added during the loop are visited too, each once.
  for (const name of reached) {
    const declaration = index.types.get(name);
    if (declaration === undefined) continue;
    const { type, generic } = declaration;
    for (const reference of referencesIn(type)) reached.add(reference);
    if (generic === null) continue;
    reached.add(generic.name);
    for (const reference of generic.arguments.flatMap(referencesIn)) reached.add(reference);
  }
  return reached;
}

const referencesIn = (type: TypeNode): string[] =>
  walkTypes(type)
    .filter((node) => node.kind === "reference")
    .map(({ name }) => name);
