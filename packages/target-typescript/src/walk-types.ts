import type { TypeNode } from "@mizan/core";

/** A type and every type inside it, without following references. */
export function* walkTypes(root: TypeNode): Generator<TypeNode> {
  const open: TypeNode[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    yield node;
    open.push(...childrenOf(node));
  }
}

export function childrenOf(node: TypeNode): readonly TypeNode[] {
  switch (node.kind) {
    case "array":
      return [node.items];
    case "tuple":
      return node.items;
    case "map":
      return [node.values];
    case "object":
      return [...node.properties.map(({ type }) => type), ...(node.additional ? [node.additional] : [])];
    case "union":
      return node.members;
    case "discriminatedUnion":
      return node.members.map(({ type }) => type);
    case "nullable":
      return [node.type];
    default:
      return [];
  }
}
