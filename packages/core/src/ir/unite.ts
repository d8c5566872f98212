import { valueType } from "./build-enum.ts";
import { typeKey } from "./type-key.ts";
import type { EnumMember, LiteralNode, TypeNode } from "./types.ts";

/**
 * The union of some types in its simplest form: no union directly in a union, no alternative twice, null said
 * once and outermost, literals together as one enum, and any value where one alternative is any value.
 */
export function unite(types: readonly TypeNode[], pointer: string): TypeNode {
  const members = new Map<string, TypeNode>();
  let nullable = false;
  const add = (type: TypeNode): void => {
    if (type.kind === "union") type.members.forEach(add);
    else if (type.kind === "nullable") (add(type.type), (nullable = true));
    else if (type.kind === "primitive" && type.type === "null") nullable = true;
    else members.set(typeKey(type), type);
  };
  types.forEach(add);
  const alternatives = [...members.values()];
  if (alternatives.some(({ kind }) => kind === "any")) return { kind: "any", pointer };
  const type = join(alternatives, pointer);
  if (type === undefined) return { kind: "primitive", pointer, type: "null" };
  return nullable ? { kind: "nullable", pointer, type } : type;
}

function join(members: readonly TypeNode[], pointer: string): TypeNode | undefined {
  const [first] = members;
  if (members.length < 2) return first;
  if (!members.every((member) => member.kind === "literal")) return { kind: "union", pointer, members };
  const values = members.map(({ value }: LiteralNode): EnumMember => ({ name: null, value }));
  return { kind: "enum", pointer, type: valueType(values), members: values };
}
