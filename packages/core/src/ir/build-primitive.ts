import type { SchemaObject, SchemaType } from "../document/document.ts";
import type { PrimitiveNode } from "./types.ts";

type Bounds = Pick<PrimitiveNode, "minimum" | "maximum">;

export function buildPrimitive(
  type: Exclude<SchemaType, "array" | "object">,
  schema: SchemaObject,
  pointer: string,
): PrimitiveNode {
  if (type === "null" || type === "boolean") return { kind: "primitive", pointer, type };
  const format = schema.format ?? (schema.contentEncoding === "base64" ? "base64" : undefined);
  const bounds =
    type === "integer" ? integerBounds(schema) : type === "number" ? numberBounds(schema) : undefined;
  return { kind: "primitive", pointer, type, ...(format === undefined ? {} : { format }), ...bounds };
}

function numberBounds({ minimum, maximum }: SchemaObject): Bounds {
  return { ...(minimum === undefined ? {} : { minimum }), ...(maximum === undefined ? {} : { maximum }) };
}

/** Among integers an exclusive bound is the next integer's inclusive one. */
function integerBounds(schema: SchemaObject): Bounds {
  const lowest = [schema.minimum, next(schema.exclusiveMinimum, 1)].filter((bound) => bound !== undefined);
  const highest = [schema.maximum, next(schema.exclusiveMaximum, -1)].filter((bound) => bound !== undefined);
  return {
    ...(lowest.length === 0 ? {} : { minimum: Math.max(...lowest) }),
    ...(highest.length === 0 ? {} : { maximum: Math.min(...highest) }),
  };
}

const next = (bound: number | undefined, step: 1 | -1): number | undefined =>
  bound === undefined ? undefined : (step === 1 ? Math.floor(bound) : Math.ceil(bound)) + step;
