import type { Scalar } from "../document/document.ts";
import { type Scope, reportUnsupported } from "./scope.ts";
import type { EnumMember, EnumNode, TypeNode } from "./types.ts";

/** @param names the backend's member names, in the order of the values; none for an anonymous `Literal`. */
export function buildEnum(
  values: readonly Scalar[],
  names: readonly string[] | undefined,
  pointer: string,
  scope: Scope,
): TypeNode {
  if (names !== undefined && names.length !== values.length) {
    reportUnsupported(scope, pointer, `has ${values.length} enum values but ${names.length} names for them`);
  }
  const members = values
    .map((value, index) => ({ name: names?.[index] ?? null, value }))
    .filter(({ value }) => value !== null);
  if (members.length === 0) return { kind: "primitive", pointer, type: "null" };
  const type: EnumNode = { kind: "enum", pointer, type: valueType(members), members };
  return members.length === values.length ? type : { kind: "nullable", pointer, type };
}

export function valueType(members: readonly EnumMember[]): EnumNode["type"] {
  if (members.every(({ value }) => typeof value === "string")) return "string";
  if (members.every(({ value }) => Number.isInteger(value))) return "integer";
  return "mixed";
}
