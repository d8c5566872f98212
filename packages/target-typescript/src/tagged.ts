import { type IR, type TypeNode, walkTypes } from "@mizan/core";

/** The discriminator properties of each object in a discriminated union, or in a union inside it. */
export function taggedProperties(ir: IR): ReadonlyMap<string, ReadonlySet<string>> {
  const types = new Map(ir.types.map(({ name, type }) => [name, type]));
  const properties = new Map<string, Set<string>>();
  const add = (type: TypeNode | undefined, property: string): void => {
    if (type?.kind === "union") for (const member of type.members) add(member, property);
    if (type?.kind === "discriminatedUnion") for (const member of type.members) add(member.type, property);
    if (type?.kind !== "reference" || properties.get(type.name)?.has(property)) return;
    properties.set(type.name, (properties.get(type.name) ?? new Set()).add(property));
    add(types.get(type.name), property);
  };
  for (const declaration of ir.types) {
    for (const node of walkTypes(declaration.type)) {
      if (node.kind === "discriminatedUnion") add(node, node.property);
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
