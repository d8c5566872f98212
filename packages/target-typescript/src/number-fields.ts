import { assertNever, type IRIndex, type TypeNode } from "@mizan/core";

/**
 * Names of the properties whose values are JSON numbers or arrays of them. Their inputs look like those of decimals,
 * which are strings.
 */
export function numberFields(values: TypeNode, index: IRIndex): readonly string[] {
  const object = index.resolve(values);
  if (object?.kind !== "object") return [];
  return object.properties.filter(({ type }) => isNumber(type, index)).map(({ name }) => name);
}

function isNumber(type: TypeNode, index: IRIndex): boolean {
  const seen = new Set<TypeNode>();
  let node = index.resolve(type);
  // An array may contain itself: `type Rows = list[Rows]`.
  while (node !== undefined && !seen.has(node)) {
    seen.add(node);
    switch (node.kind) {
      case "nullable":
        node = index.resolve(node.type);
        break;
      case "array":
        node = index.resolve(node.items);
        break;
      case "primitive":
        return node.type === "integer" || node.type === "number";
      case "enum":
        return node.members.every(({ value }) => typeof value === "number");
      case "any":
      case "literal":
      case "tuple":
      case "map":
      case "object":
      case "union":
      case "discriminatedUnion":
      case "reference":
      case "parameter":
        return false;
      default:
        return assertNever(node);
    }
  }
  return false;
}
