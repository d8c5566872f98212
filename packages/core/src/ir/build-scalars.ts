import type { Scalar, SchemaObject, SchemaType } from "../document/document.ts";
import { limitsOf } from "./schema-keywords.ts";
import { type Scope, reportUnsupported } from "./scope.ts";
import type { EnumMember, EnumNode, PrimitiveNode, TypeNode } from "./types.ts";

export function buildPrimitive(
  type: Exclude<SchemaType, "array" | "object">,
  schema: SchemaObject,
  pointer: string,
): PrimitiveNode {
  if (type === "null" || type === "boolean") return { kind: "primitive", pointer, type };
  const format = schema.format ?? (schema.contentEncoding === "base64" ? "base64" : undefined);
  const timezone = schema["x-mizan-timezone"];
  const limits = type === "integer" ? inclusive(schema) : schema;
  return {
    kind: "primitive",
    pointer,
    type,
    ...(format === undefined ? {} : { format }),
    ...(timezone === undefined || type !== "string" ? {} : { timezone }),
    ...limitsOf(type, limits),
  };
}

/** For integers, an exclusive bound equals the inclusive bound at the next integer. */
function inclusive(schema: SchemaObject): SchemaObject {
  const { exclusiveMinimum, exclusiveMaximum, ...limits } = schema;
  if (exclusiveMinimum === undefined && exclusiveMaximum === undefined) return schema;
  const lowest = Math.max(schema.minimum ?? -Infinity, Math.floor(exclusiveMinimum ?? -Infinity) + 1);
  const highest = Math.min(schema.maximum ?? Infinity, Math.ceil(exclusiveMaximum ?? Infinity) - 1);
  return {
    ...limits,
    ...(lowest === -Infinity ? {} : { minimum: lowest }),
    ...(highest === Infinity ? {} : { maximum: highest }),
  };
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
