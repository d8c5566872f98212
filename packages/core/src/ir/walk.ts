import type { TypeNode } from "./types.ts";

/**
 * For the `default` of a switch over a closed union: a missing case is a compile error.
 * @throws TypeError if it is reached anyway, e.g. by a plugin for an older version of the IR.
 */
export function assertNever(value: never): never {
  throw new TypeError(`Unexpected value: ${JSON.stringify(value).slice(0, 200)}`);
}

/** The types directly inside a type, in the order of the document. References are not followed. */
export function childTypes(type: TypeNode): readonly TypeNode[] {
  switch (type.kind) {
    case "array":
      return [type.items];
    case "tuple":
      return type.items;
    case "map":
      return [type.keys, type.values];
    case "object": {
      const types = type.properties.map((property) => property.type);
      return type.additional === null ? types : [...types, type.additional];
    }
    case "union":
      return type.members;
    case "discriminatedUnion":
      return type.members.map((member) => member.type);
    case "nullable":
      return [type.type];
    case "primitive":
    case "any":
    case "literal":
    case "enum":
    case "reference":
    case "parameter":
      return [];
    default:
      return assertNever(type);
  }
}

/**
 * A type and all types inside it, outermost first. References are not followed: keep a set of the names that you
 * have visited and look these up in an `IRIndex`.
 * @param enter whether to visit the types inside a type; by default, all are visited
 */
export function walkTypes(
  root: TypeNode,
  enter: (type: TypeNode) => boolean = () => true,
): readonly TypeNode[] {
  const types: TypeNode[] = [];
  const open: TypeNode[] = [root];
  for (let type = open.pop(); type !== undefined; type = open.pop()) {
    types.push(type);
    const children = enter(type) ? childTypes(type) : [];
    for (let last = children.length - 1; last >= 0; last--) open.push(children[last]!);
  }
  return types;
}

/**
 * Computes a result for a type from the results of the types directly inside it. Not recursive, however deep the type.
 * @param combine gets a type and a function that returns the result of a type directly inside it
 */
export function foldType<Result>(
  root: TypeNode,
  combine: (type: TypeNode, inner: (child: TypeNode) => Result) => Result,
): Result {
  const children = childTypes(root);
  // Most types have none inside.
  if (children.length === 0) return combine(root, notInside);
  const results = new Map<TypeNode, Result>();
  const inner = (child: TypeNode): Result => (results.has(child) ? results.get(child)! : notInside(child));
  const types: TypeNode[] = [...children];
  // The loop visits what it appends, so the types inside a type come after it.
  for (const type of types) for (const child of childTypes(type)) types.push(child);
  for (const type of types.reverse()) results.set(type, combine(type, inner));
  return combine(root, inner);
}

function notInside(child: TypeNode): never {
  throw new TypeError(`The type at ${child.pointer} is not inside this type`);
}
