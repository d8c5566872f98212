import type { IRIndex, TypeNode } from "@mizan/core";

/**
 * Names of the properties whose values are JSON numbers or arrays of them. Their inputs look like those of decimals,
 * which are strings.
 */
export function numberFields(values: TypeNode, index: IRIndex): readonly string[] {
  const object = resolve(values, index);
  if (object.kind !== "object") return [];
  return object.properties.filter(({ type }) => isNumber(type, index)).map(({ name }) => name);
}

function isNumber(type: TypeNode, index: IRIndex): boolean {
  const node = resolve(type, index);
  switch (node.kind) {
    case "nullable":
      return isNumber(node.type, index);
    case "array":
      return isNumber(node.items, index);
    case "primitive":
      return node.type === "integer" || node.type === "number";
    case "enum":
      return node.members.every(({ value }) => typeof value === "number");
    default:
      return false;
  }
}

/** The type that a reference leads to. */
function resolve(type: TypeNode, index: IRIndex): TypeNode {
  const seen = new Set<TypeNode>();
  let node: TypeNode | undefined = type;
  while (node?.kind === "reference" && !seen.has(node)) {
    seen.add(node);
    node = index.types.get(node.name)?.type;
  }
  return node ?? type;
}
