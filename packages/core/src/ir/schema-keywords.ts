import type { SchemaObject } from "../document/document.ts";

/** Keywords that each determine the shape of a type. */
export type Shape =
  "$ref" | "x-mizan-typevar" | "const" | "enum" | "oneOf" | "anyOf" | "allOf" | "properties" | "items";

const SHAPES: ReadonlyMap<string, Shape> = new Map(
  (
    ["$ref", "x-mizan-typevar", "const", "enum", "oneOf", "anyOf", "allOf", "properties", "items"] as const
  ).map((shape) => [shape, shape]),
);

/**
 * Keywords that change which values are valid in a way that no type of the IR can express. All others refine a shape,
 * narrow it or describe it; the types of a client are correct without the ones that mizan does not know.
 */
const UNSUPPORTED: ReadonlySet<string> = new Set([
  ...["not", "if", "then", "else", "contains", "minContains", "maxContains"],
  ...["dependentSchemas", "dependentRequired", "dependencies"],
  ...["unevaluatedProperties", "unevaluatedItems", "additionalItems"],
  ...["$dynamicRef", "$recursiveRef"],
]);

/** The shape that a keyword determines, or null. Undefined for unsupported keywords, such as `not` and `if`. */
export function shapeOf(keyword: string): Shape | null | undefined {
  return SHAPES.get(keyword) ?? (UNSUPPORTED.has(keyword) ? undefined : null);
}

const LIMITS = {
  string: ["minLength", "maxLength", "pattern"],
  integer: ["minimum", "maximum", "multipleOf"],
  number: ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
  array: ["minItems", "maxItems"],
  object: ["minProperties", "maxProperties"],
} as const;

type Limits<Type extends keyof typeof LIMITS> = Pick<SchemaObject, (typeof LIMITS)[Type][number]>;

/** The keywords of a schema that limit the values of a type. */
export function limitsOf<Type extends keyof typeof LIMITS>(type: Type, schema: SchemaObject): Limits<Type> {
  const limits: Partial<Record<keyof SchemaObject, unknown>> = {};
  for (const keyword of LIMITS[type]) {
    if (schema[keyword] !== undefined) limits[keyword] = schema[keyword];
  }
  return limits as Limits<Type>;
}
