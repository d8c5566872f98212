import type { SchemaObject, SchemaType } from "../document/document.ts";
import type { PrimitiveNode } from "./types.ts";

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

/** Among integers an exclusive bound is the next integer's inclusive one. */
function lowest({ minimum, exclusiveMinimum }: SchemaObject): number | undefined {
  if (exclusiveMinimum === undefined) return minimum;
  return Math.max(minimum ?? -Infinity, Math.floor(exclusiveMinimum) + 1);
}

function highest({ maximum, exclusiveMaximum }: SchemaObject): number | undefined {
  if (exclusiveMaximum === undefined) return maximum;
  return Math.min(maximum ?? Infinity, Math.ceil(exclusiveMaximum) - 1);
}
