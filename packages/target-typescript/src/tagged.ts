import { type IR, type TypeNode, walkTypes } from "@mizan/core";

/** The discriminator properties of each object in a discriminated union, or in a union inside it. */
export function taggedProperties(ir: IR): ReadonlyMap<string, ReadonlySet<string>> {
  const types = new Map(ir.types.map(({ name, type }) => [name, type]));
  const properties = new Map<string, Set<string>>();
  const add = (root: TypeNode, property: string): void => {
    const open: TypeNode[] = [root];
    for (let type = open.pop(); type !== undefined; type = open.pop()) {
      if (type.kind === "union") open.push(...type.members);
      if (type.kind === "discriminatedUnion") open.push(...type.members.map((member) => member.type));
      if (type.kind !== "reference" || properties.get(type.name)?.has(property)) continue;
      properties.set(type.name, (properties.get(type.name) ?? new Set()).add(property));
      const declared = types.get(type.name);
      if (declared !== undefined) open.push(declared);
    }
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
