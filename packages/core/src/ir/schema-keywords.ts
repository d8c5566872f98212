import type { SchemaObject } from "../document/document.ts";

/** Keywords of which each decides the shape of a type alone. */
const SHAPES = [
  "$ref",
  "x-mizan-typevar",
  "const",
  "enum",
  "oneOf",
  "anyOf",
  "allOf",
  "properties",
  "items",
] as const;

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

const KNOWN = new Set<string>([
  ...SHAPES,
  ...IGNORED,
  ...["type", "format", "contentEncoding", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"],
  ...["required", "additionalProperties", "patternProperties"],
  ...["prefixItems", "uniqueItems", "minItems", "maxItems", "discriminator"],
]);

/** A keyword such as `not` or `if`, which changes what a type means and which mizan cannot express. */
export function unsupportedKeyword(schema: object): string | undefined {
  for (const keyword in schema) {
    if (!KNOWN.has(keyword) && !keyword.startsWith("x-")) return keyword;
  }
  return undefined;
}

/** Two keywords that both want to be the type, as `"$ref" with "anyOf"`. */
export function mixedShapes(schema: SchemaObject): string | undefined {
  let first: string | undefined;
  for (const shape of SHAPES) {
    if (schema[shape] === undefined) continue;
    // `{"const": "a", "enum": ["a"]}` says one thing twice.
    if (first !== undefined && !(first === "const" && shape === "enum")) return `"${first}" with "${shape}"`;
    first ??= shape;
  }
  return undefined;
}
