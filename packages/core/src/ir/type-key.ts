import type { TypeNode } from "./types.ts";
import { assertNever, foldType } from "./walk.ts";

/**
 * A string that is equal for two types if and only if a client writes both alike. It contains the names of
 * references, but no pointers, bounds, descriptions and defaults.
 */
export function typeKey(type: TypeNode): string {
  return JSON.stringify(foldType(type, essence));
}

/** The type without null, which is never sent as a parameter of a context. */
export function present(type: TypeNode): TypeNode {
  return type.kind === "nullable" ? type.type : type;
}

function essence(type: TypeNode, inner: (child: TypeNode) => unknown): unknown {
  switch (type.kind) {
    case "any":
      return ["any"];
    case "primitive":
      return [type.type, type.format ?? null, type.timezone ?? null];
    case "literal":
      return ["literal", type.value];
    case "enum":
      return ["enum", ...type.members.map(({ value }) => value)];
    case "array":
      return ["array", type.unique, inner(type.items)];
    case "tuple":
      return ["tuple", ...type.items.map(inner), ...(type.names ?? [])];
    case "map":
      return ["map", inner(type.keys), inner(type.values)];
    case "object":
      return [
        "object",
        type.properties.map((property) => [property.name, property.required, inner(property.type)]),
        type.additional && inner(type.additional),
      ];
    case "union":
      return ["union", ...type.members.map(inner)];
    case "discriminatedUnion":
      return ["tagged", type.property, ...type.members.map(({ tag, type: member }) => [tag, inner(member)])];
    case "nullable":
      return ["nullable", inner(type.type)];
    case "reference":
      return ["reference", type.name];
    case "parameter":
      return ["parameter", type.name];
    default:
      return assertNever(type);
  }
}
