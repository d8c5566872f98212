/** Keywords that each determine the shape of a type. */
export type Shape =
  "$ref" | "x-mizan-typevar" | "const" | "enum" | "oneOf" | "anyOf" | "allOf" | "properties" | "items";

const SHAPES: readonly Shape[] = [
  "$ref",
  "x-mizan-typevar",
  "const",
  "enum",
  "oneOf",
  "anyOf",
  "allOf",
  "properties",
  "items",
];

/** Keywords that refine a shape. */
const DETAILS = [
  ...["type", "format", "contentEncoding", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"],
  ...["required", "additionalProperties", "patternProperties"],
  ...["prefixItems", "uniqueItems", "minItems", "maxItems", "discriminator"],
];

/** Keywords that only narrow or describe a type. The types of a client are correct without them. */
const IGNORED = [
  ...[
    "title",
    "description",
    "$comment",
    "default",
    "example",
    "examples",
    "deprecated",
    "readOnly",
    "writeOnly",
  ],
  ...["externalDocs", "xml", "$schema", "$id", "$anchor"],
  ...["minLength", "maxLength", "pattern", "contentMediaType", "contentSchema", "multipleOf"],
  ...["minProperties", "maxProperties", "propertyNames"],
];

const KNOWN: ReadonlyMap<string, Shape | null> = new Map<string, Shape | null>([
  ...SHAPES.map((shape) => [shape, shape] as const),
  ...[...DETAILS, ...IGNORED].map((keyword) => [keyword, null] as const),
]);

/**
 * The shape that a keyword determines, or null. Undefined for keywords that change which values are valid and that
 * mizan cannot express, such as `not` and `if`.
 */
export function shapeOf(keyword: string): Shape | null | undefined {
  const shape = KNOWN.get(keyword);
  return shape === undefined && keyword.startsWith("x-") ? null : shape;
}
