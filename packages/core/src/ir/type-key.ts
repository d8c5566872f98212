import type { TypeNode } from "./types.ts";

/**
 * A string that is equal for two types if and only if a client writes both alike. It contains the names of
 * references, but no pointers, bounds, descriptions and defaults.
 */
export function typeKey(type: TypeNode): string {
  return JSON.stringify(essence(type));
}

/** The type without null, which is never sent as a parameter of a context. */
export function present(type: TypeNode): TypeNode {
  return type.kind === "nullable" ? type.type : type;
}

function essence(type: TypeNode): unknown {
  switch (type.kind) {
    case "any":
      return ["any"];
    case "primitive":
      return [type.type, type.format ?? null];
    case "literal":
      return ["literal", type.value];
    case "enum":
      return ["enum", ...type.members.map(({ value }) => value)];
    case "array":
      return ["array", type.unique, essence(type.items)];
    case "tuple":
      return ["tuple", ...type.items.map(essence)];
    case "map":
      return ["map", essence(type.values)];
    case "object":
      return [
        "object",
        type.properties.map((property) => [property.name, property.required, essence(property.type)]),
        type.additional && essence(type.additional),
      ];
    case "union":
      return ["union", ...type.members.map(essence)];
    case "discriminatedUnion":
      return [
        "tagged",
        type.property,
        ...type.members.map(({ tag, type: member }) => [tag, essence(member)]),
      ];
    case "nullable":
      return ["nullable", essence(type.type)];
    case "reference":
      return ["reference", type.name];
    case "parameter":
      return ["parameter", type.name];
  }
}
