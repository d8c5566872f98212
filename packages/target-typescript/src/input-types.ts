import { type IR, IRIndex, walkTypes } from "@mizan/core";

/** The names of the declarations that occur in the arguments of a function. Some of them occur in results too. */
export function inputTypes(ir: IR): ReadonlySet<string> {
  const index = new IRIndex(ir);
  const names = new Set(ir.functions.flatMap(({ input }) => input ?? []));
  // Names that are added during the loop are visited too, each once.
  for (const name of names) {
    const declaration = index.types.get(name);
    if (declaration === undefined) continue;
    if (declaration.generic !== null) names.add(declaration.generic.name);
    for (const type of walkTypes(declaration.type)) if (type.kind === "reference") names.add(type.name);
  }
  return names;
}
