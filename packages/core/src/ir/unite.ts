import { valueType } from "./build-enum.ts";
import { typeKey } from "./type-key.ts";
import type { EnumMember, LiteralNode, TypeNode } from "./types.ts";

/**
 * The union of some types in its simplest form: no union directly in a union, no alternative twice, null said
 * once and outermost, literals together as one enum, and any value where one alternative is any value.
 */
export function unite(types: readonly TypeNode[], pointer: string): TypeNode {
  const members: TypeNode[] = [];
  let nullable = false;
  const add = (type: TypeNode): void => {
    if (type.kind === "union") {
      type.members.forEach(add);
    } else if (type.kind === "nullable") {
      nullable = true;
      add(type.type);
    } else if (type.kind === "primitive" && type.type === "null") {
      nullable = true;
    } else {
      members.push(type);
    }
  };
  types.forEach(add);
  if (members.some(({ kind }) => kind === "any")) return { kind: "any", pointer };
  const type = join(members.length > 1 ? distinct(members) : members, pointer);
  if (type === undefined) return { kind: "primitive", pointer, type: "null" };
  return nullable ? { kind: "nullable", pointer, type } : type;
}

function distinct(types: readonly TypeNode[]): TypeNode[] {
  const known = new Map<string, TypeNode>();
  for (const type of types) {
    const key = typeKey(type);
    if (!known.has(key)) known.set(key, type);
  }
  return [...known.values()];
}

function join(members: readonly TypeNode[], pointer: string): TypeNode | undefined {
  const [first] = members;
  if (members.length < 2) return first;
  if (!members.every((member) => member.kind === "literal")) return { kind: "union", pointer, members };
  const values = members.map(({ value }: LiteralNode): EnumMember => ({ name: null, value }));
  return { kind: "enum", pointer, type: valueType(values), members: values };
}
