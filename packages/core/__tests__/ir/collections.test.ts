import { returning, build, type Json, ref, typeOf } from "./small-document.ts";
import { anonymous, integer, primitive, property, reference, text } from "./type-nodes.ts";

describe("arrays, tuples, maps and objects", () => {
  test.each<[string, Json | boolean, Json]>([
    [
      "a NamedTuple",
      { prefixItems: [{ type: "integer" }], maxItems: 1, "x-mizan-tuple-names": ["x"] },
      { kind: "tuple", items: [integer], names: ["x"] },
    ],
    [
      "an alias",
      { properties: { fooBar: { type: "string", "x-mizan-attribute": "foo_bar" } } },
      {
        kind: "object",
        properties: [property("fooBar", text, { required: false, attribute: "foo_bar" })],
        additional: null,
      },
    ],
    [
      "a list",
      { type: "array", items: { type: "integer" } },
      { kind: "array", items: integer, unique: false },
    ],
    [
      "a set",
      { type: "array", items: {}, uniqueItems: true },
      { kind: "array", items: { kind: "any" }, unique: true },
    ],
    [
      "a list with limits",
      { type: "array", minItems: 1, maxItems: 3 },
      { kind: "array", items: { kind: "any" }, unique: false, minItems: 1, maxItems: 3 },
    ],
    ["a list of anything", { type: "array" }, { kind: "array", items: { kind: "any" }, unique: false }],
    [
      "a tuple",
      { type: "array", prefixItems: [{ type: "integer" }, { type: "string" }], minItems: 2, maxItems: 2 },
      { kind: "tuple", items: [integer, text] },
    ],
    [
      "a closed tuple",
      { prefixItems: [{ type: "integer" }], items: false },
      { kind: "tuple", items: [integer] },
    ],
    ["the empty tuple", { type: "array", maxItems: 0 }, { kind: "tuple", items: [] }],
    [
      "a map",
      { type: "object", additionalProperties: { type: "integer" } },
      { kind: "map", keys: text, values: integer },
    ],
    [
      "a map with limits",
      { type: "object", minProperties: 1, maxProperties: 2 },
      { kind: "map", keys: text, values: { kind: "any" }, minProperties: 1, maxProperties: 2 },
    ],
    [
      "a map whose keys have a format but no type",
      { type: "object", propertyNames: { format: "uuid" } },
      { kind: "map", keys: primitive("string", { format: "uuid" }), values: { kind: "any" } },
    ],
    [
      "a map whose keys are a type",
      { type: "object", propertyNames: ref("Y") },
      { kind: "map", keys: reference("Y"), values: { kind: "any" } },
    ],
    [
      "a map whose keys are literals",
      { type: "object", propertyNames: { enum: ["a", "b"] } },
      { kind: "map", keys: anonymous("string", "a", "b"), values: { kind: "any" } },
    ],
    [
      "a map with a pattern for its keys",
      { type: "object", patternProperties: { "^b": { type: "integer" } } },
      { kind: "map", keys: primitive("string", { pattern: "^b" }), values: integer },
    ],
    [
      "a map with constrained keys",
      { type: "object", patternProperties: { "^a": { type: "integer" } }, propertyNames: { pattern: "^a" } },
      { kind: "map", keys: primitive("string", { pattern: "^a" }), values: integer },
    ],
    ["a map of anything", { type: "object" }, { kind: "map", keys: text, values: { kind: "any" } }],
    [
      "an empty object",
      { type: "object", properties: {} },
      { kind: "object", properties: [], additional: null },
    ],
    [
      "an object without keys",
      { type: "object", additionalProperties: false },
      { kind: "object", properties: [], additional: null },
    ],
    [
      "an open object",
      { properties: { a: true }, additionalProperties: true },
      {
        kind: "object",
        properties: [property("a", { kind: "any" }, { required: false })],
        additional: { kind: "any" },
      },
    ],
  ])("%s", (_what, schema, type) => {
    expect(typeOf(schema, { Y: { type: "integer" } })).toEqual(type);
  });

  test("a property has its wire key, default, description and deprecation", () => {
    const schema = {
      type: "object",
      properties: {
        ["a/b"]: { type: "string", default: null, description: "Says it.", deprecated: true },
        b: { type: "integer", default: [{ deep: 1 }] },
      },
      required: ["b"],
    };
    expect(build(returning(schema)).types[0]!.type).toEqual({
      kind: "object",
      pointer: "/components/schemas/X",
      additional: null,
      properties: [
        {
          name: "a/b",
          type: { kind: "primitive", type: "string", pointer: "/components/schemas/X/properties/a~1b" },
          required: false,
          default: null,
          extensions: {},
          description: "Says it.",
          deprecated: true,
          pointer: "/components/schemas/X/properties/a~1b",
        },
        {
          name: "b",
          type: { kind: "primitive", type: "integer", pointer: "/components/schemas/X/properties/b" },
          required: true,
          default: [{ deep: 1 }],
          extensions: {},
          description: null,
          deprecated: false,
          pointer: "/components/schemas/X/properties/b",
        },
      ],
    });
  });

  test("keys such as __proto__ are keys", () => {
    const schema = JSON.parse('{"properties": {"__proto__": {"type": "string"}, "constructor": {}}}') as Json;
    expect(typeOf(schema)).toEqual({
      kind: "object",
      properties: [
        property("__proto__", text, { required: false }),
        property("constructor", { kind: "any" }, { required: false }),
      ],
      additional: null,
    });
  });
});
