import { type IR, type TypeNode, walkTypes } from "@mizan/core";

/** The discriminator properties of each object in a discriminated union. */
export function taggedProperties(ir: IR): ReadonlyMap<string, ReadonlySet<string>> {
  const properties = new Map<string, Set<string>>();
  for (const declaration of ir.types) {
    for (const node of walkTypes(declaration.type)) {
      if (node.kind !== "discriminatedUnion") continue;
      for (const { type } of node.members) {
        if (type.kind !== "reference") continue;
        properties.set(type.name, (properties.get(type.name) ?? new Set()).add(node.property));
      }
    }
  }
  return properties;
}

/** The type with required tags: without a tag, a server cannot tell which member it received. */
export function tagged(type: TypeNode, tags: ReadonlySet<string> | undefined): TypeNode {
  if (tags === undefined || type.kind !== "object") return type;
  return {
    ...type,
    properties: type.properties.map((property) =>
      tags.has(property.name) ? { ...property, required: true } : property,
    ),
  };
}
