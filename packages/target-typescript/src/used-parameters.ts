import { type IR, type TypeDeclaration, type TypeNode, walkTypes } from "@mizan/core";

/** The type variables of each generic type that its fields use, by the name of the type. */
export type UsedParameters = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Finds the type variables that matter. TypeScript reports the others as unused, such as the variable of a typed id. A
 * variable that is only passed on to another type matters if it does there, so this repeats until nothing is added.
 */
export function usedParameters({ types }: IR): UsedParameters {
  const generics = types.filter(({ parameters }) => parameters.length > 0);
  const declarations = new Map(types.map((declaration) => [declaration.name, declaration]));
  const used = new Map(generics.map(({ name }) => [name, new Set<string>()]));
  const usedIn = (type: TypeNode): readonly string[] =>
    walkTypes(type).flatMap((node) => {
      if (node.kind === "parameter") return [node.name];
      if (node.kind !== "reference") return [];
      const generic = declarations.get(node.name)?.generic;
      if (generic === undefined || generic === null) return [];
      const { parameters } =
        declarations.get(generic.name) ?? ({ parameters: [] } as Partial<TypeDeclaration>);
      return generic.arguments.flatMap((argument, index) =>
        used.get(generic.name)?.has(parameters?.[index] ?? "") === true ? usedIn(argument) : [],
      );
    });
  for (let before = -1, after = 0; before < after;) {
    before = after;
    after = 0;
    for (const { name, type } of generics) {
      for (const parameter of usedIn(type)) used.get(name)?.add(parameter);
      after += used.get(name)?.size ?? 0;
    }
  }
  return used;
}
