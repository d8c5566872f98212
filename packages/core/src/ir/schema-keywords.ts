/** Keywords of which each decides the shape of a type alone. */
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

/** Keywords that add to a shape. */
const DETAILS = [
  ...["type", "format", "contentEncoding", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"],
  ...["required", "additionalProperties", "patternProperties"],
  ...["prefixItems", "uniqueItems", "minItems", "maxItems", "discriminator"],
];

/** Keywords that only narrow or describe a type. What a client is typed with stays right without them. */
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
 * What a keyword means for the shape of a type: null when nothing, undefined when mizan cannot express it (`not`
 * or `if`, which change what a type means).
 */
export function shapeOf(keyword: string): Shape | null | undefined {
  const shape = KNOWN.get(keyword);
  return shape === undefined && keyword.startsWith("x-") ? null : shape;
}
