import type { Scalar, SchemaObject, SchemaType } from "../document/document.ts";
import { type Scope, reportUnsupported } from "./scope.ts";
import type { EnumMember, EnumNode, PrimitiveNode, TypeNode } from "./types.ts";

export function buildPrimitive(
  type: Exclude<SchemaType, "array" | "object">,
  schema: SchemaObject,
  pointer: string,
): PrimitiveNode {
  if (type === "null" || type === "boolean") return { kind: "primitive", pointer, type };
  const format = schema.format ?? (schema.contentEncoding === "base64" ? "base64" : undefined);
  const node: Draft = { kind: "primitive", pointer, type };
  if (format !== undefined) node.format = format;
  if (type === "string") return node;
  const minimum = type === "integer" ? lowest(schema) : schema.minimum;
  const maximum = type === "integer" ? highest(schema) : schema.maximum;
  if (minimum !== undefined) node.minimum = minimum;
  if (maximum !== undefined) node.maximum = maximum;
  return node;
}

type Draft = { -readonly [Key in keyof PrimitiveNode]: PrimitiveNode[Key] };

/** For integers, an exclusive bound equals the inclusive bound at the next integer. */
function lowest({ minimum, exclusiveMinimum }: SchemaObject): number | undefined {
  if (exclusiveMinimum === undefined) return minimum;
  return Math.max(minimum ?? -Infinity, Math.floor(exclusiveMinimum) + 1);
}

function highest({ maximum, exclusiveMaximum }: SchemaObject): number | undefined {
  if (exclusiveMaximum === undefined) return maximum;
  return Math.min(maximum ?? Infinity, Math.ceil(exclusiveMaximum) - 1);
}

/** @param names the backend's member names, in the order of the values; undefined for an anonymous `Literal`. */
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
