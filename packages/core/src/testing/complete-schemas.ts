import type { Schema, SchemaObject } from "../document/document.ts";

/** The schemas of {@link completeDocument}. Together they have every kind of type, with and without each option. */
export const completeSchemas: Readonly<Record<string, Schema>> = {
  Scalars: objectOf({
    text: {
      type: "string",
      minLength: 1,
      maxLength: 80,
      pattern: "^\\S",
      description: "Not blank.",
      deprecated: true,
    },
    flag: { type: "boolean" },
    nothing: { type: "null" },
    any_integer: { type: "integer" },
    small_integer: { type: "integer", minimum: 0, maximum: 255, multipleOf: 5 },
    any_number: { type: "number" },
    ratio: { type: "number", minimum: 0, maximum: 1, multipleOf: 0.25 },
    open_ratio: { type: "number", exclusiveMinimum: 0, exclusiveMaximum: 1 },
    anything: true,
    one_text: { type: "string", const: "a" },
    one_number: { type: "integer", const: 1 },
    yes: { type: "boolean", const: true },
    no: { type: "boolean", const: false },
  }),
  Formats: objectOf({
    ...Object.fromEntries(
      ["date-time", "date", "time", "duration", "uuid", "decimal", "bigint", "email"].map((format) => [
        format.replace("-", "_"),
        { type: "string", format },
      ]),
    ),
    bytes: { type: "string", contentEncoding: "base64" },
    aware: { type: "string", format: "date-time", "x-mizan-timezone": "aware" },
    naive: { type: "string", format: "date-time", "x-mizan-timezone": "naive" },
  }),

  Color: { type: "string", enum: ["red", "dark-blue"], "x-mizan-enum-names": ["RED", "DARK_BLUE"] },
  Priority: { type: "integer", enum: [1, 10], "x-mizan-enum-names": ["LOW", "HIGH"] },
  Enums: objectOf({
    color: ref("Color"),
    priority: ref("Priority"),
    letters: { type: "string", enum: ["a", "b"] },
    numbers: { type: "integer", enum: [1, 2] },
    mixed: { enum: ["a", 1, true, false] },
  }),

  Containers: objectOf({
    items: { type: "array", items: ref("Color") },
    some_items: { type: "array", items: { type: "string" }, minItems: 1, maxItems: 10 },
    unique_items: { type: "array", items: { type: "integer" }, uniqueItems: true },
    pair: tupleOf({ type: "integer" }, { type: "string" }),
    span: ref("Span"),
    empty: { type: "array", maxItems: 0 },
    by_text: { type: "object", additionalProperties: { type: "number" } },
    some_by_text: {
      type: "object",
      additionalProperties: { type: "number" },
      minProperties: 1,
      maxProperties: 10,
    },
    by_color: { type: "object", propertyNames: ref("Color"), additionalProperties: { type: "integer" } },
    by_id: {
      type: "object",
      propertyNames: { type: "string", format: "uuid" },
      additionalProperties: { type: "array", items: { type: "string" } },
    },
    inline: objectOf({ inner: objectOf({ deepest: { type: "string", enum: ["x", "y"] } }) }),
    extensible: { ...objectOf({ known: { type: "string" } }), additionalProperties: { type: "string" } },
  }),
  Span: { ...tupleOf({ type: "integer" }, { type: "integer" }), "x-mizan-tuple-names": ["first", "last"] },

  Cat: objectOf({ kind: { type: "string", const: "cat" }, lives: { type: "integer" } }),
  BlackDog: objectOf({
    kind: { type: "string", const: "dog" },
    color: { type: "string", const: "black" },
    name: { type: "string" },
  }),
  WhiteDog: objectOf({ kind: { type: "string", const: "dog" }, color: { type: "string", const: "white" } }),
  Dog: unionBy("color", { black: "BlackDog", white: "WhiteDog" }),
  First: objectOf({ version: { type: "integer", const: 1 }, a: { type: "string" } }),
  Second: objectOf({ version: { type: "integer", const: 2 }, b: { type: "string" } }),
  Off: objectOf({ enabled: { type: "boolean", const: false } }),
  On: objectOf({ enabled: { type: "boolean", const: true }, level: { type: "integer" } }),
  Unions: objectOf({
    pet: unionBy("kind", { cat: "Cat", dog: "Dog" }),
    versioned: unionBy("version", { 1: "First", 2: "Second" }),
    // Python writes booleans as `True`.
    setting: unionBy("enabled", { True: "On", False: "Off" }),
    plain: { anyOf: [{ type: "integer" }, { type: "string" }, { type: "array", items: ref("Cat") }] },
    nullable: nullable({ type: "string" }),
    nullable_union: { anyOf: [{ type: "integer" }, ref("Cat"), { type: "null" }] },
  }),

  Tree: objectOf({ value: { type: "integer" }, children: { type: "array", items: ref("Tree") } }),
  Node: objectOf({ parent: nullable(ref("Edge")) }),
  Edge: objectOf({ from: ref("Node"), label: { type: "string" } }),
  Json: {
    anyOf: [
      { type: "string" },
      { type: "number" },
      { type: "boolean" },
      { type: "array", items: ref("Json") },
      { type: "object", additionalProperties: ref("Json") },
    ],
  },

  Page: {
    ...objectOf({ items: { type: "array", items: { "x-mizan-typevar": "T" } }, total: { type: "integer" } }),
    description: "One page of a list.",
    "x-mizan-parameters": ["T"],
  },
  Page_Cat: {
    ...objectOf({ items: { type: "array", items: ref("Cat") }, total: { type: "integer" } }),
    "x-mizan-generic": { origin: "Page", arguments: [ref("Cat")] },
  },

  // A class whose input and output differ.
  Settings: {
    ...objectOf({
      "full-name": { type: "string", "x-mizan-attribute": "full_name" },
      limit: { type: "integer" },
      nickname: nullable({ type: "string" }),
      secret: { type: "string", description: "Only for the owner.", "x-sensitive": true },
    }),
    required: ["full-name", "limit", "nickname"],
    "x-go-type": { import: "app/settings", name: "Settings" },
    "x-mizan-twin": "SettingsInput",
  },
  SettingsInput: {
    ...objectOf({
      "full-name": { type: "string", "x-mizan-attribute": "full_name" },
      limit: { type: "integer", default: 20 },
      nickname: { ...nullable({ type: "string" }), default: null },
      secret: { type: "string" },
    }),
    required: ["full-name"],
    deprecated: true,
    "x-mizan-twin": "Settings",
  },

  Everything: {
    ...objectOf(
      Object.fromEntries(
        ["Scalars", "Formats", "Enums", "Containers", "Unions", "Tree", "Node", "Json", "Page_Cat"].map(
          (name) => [name.toLowerCase(), ref(name)],
        ),
      ),
    ),
    "x-mizan-source": "app/models.py:7",
  },
};

export function ref(name: string): SchemaObject & { readonly $ref: string } {
  return { $ref: `#/components/schemas/${name}` };
}

export function nullable(schema: Schema): SchemaObject {
  return { anyOf: [schema, { type: "null" }] };
}

/** All properties are required. */
export function objectOf(properties: Record<string, Schema>): SchemaObject {
  return { type: "object", properties, required: Object.keys(properties) };
}

function tupleOf(...prefixItems: Schema[]): SchemaObject {
  return { type: "array", prefixItems, minItems: prefixItems.length, maxItems: prefixItems.length };
}

/** @param members the names of the components, by the tag */
function unionBy(propertyName: string, members: Record<string, string>): SchemaObject {
  const mapping = Object.fromEntries(Object.entries(members).map(([tag, name]) => [tag, ref(name).$ref]));
  return {
    oneOf: Object.values(members).map(ref),
    discriminator: { propertyName, mapping },
  };
}
