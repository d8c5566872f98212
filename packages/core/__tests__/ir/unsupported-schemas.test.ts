import { returning, build, diagnose, type Json, ref, typeOf } from "./small-document.ts";

describe("a schema that cannot be expressed is an error, never silently `any`", () => {
  test.each<[string, Json | boolean, string]>([
    ["not", { not: { type: "string" } }, 'uses "not"'],
    ["if", { type: "string", if: {} }, 'uses "if"'],
    ["dependentSchemas", { type: "object", dependentSchemas: {} }, 'uses "dependentSchemas"'],
    ["contains", { type: "array", contains: {} }, 'uses "contains"'],
    [
      "unevaluatedProperties",
      { type: "object", unevaluatedProperties: false },
      'uses "unevaluatedProperties"',
    ],
    ["false", false, "accepts no value at all"],
    ["two shapes", { ...ref("X"), anyOf: [{}] }, 'mixes "$ref" with "anyOf"'],
    ["an endless tuple", { type: "array", prefixItems: [{}] }, "is a tuple of any length"],
    ["a tuple with a rest", { prefixItems: [{}], items: { type: "string" } }, "is a tuple of any length"],
    [
      "tuple names",
      { prefixItems: [{}], maxItems: 1, "x-mizan-tuple-names": [] },
      "has 1 items but 0 names for them",
    ],
    ["enum names", { enum: ["a"], "x-mizan-enum-names": [] }, "has 1 enum values but 0 names for them"],
    [
      "required",
      { type: "object", properties: {}, required: ["a"] },
      'requires "a", which is not one of its properties',
    ],
    [
      "patterns",
      { type: "object", patternProperties: { a: {}, b: {} } },
      'uses "patternProperties" with several patterns',
    ],
    [
      "patterns beside properties",
      { type: "object", properties: {}, patternProperties: { a: {} } },
      'uses "patternProperties" beside its own properties',
    ],
  ])("%s", (_what, schema, message) => {
    const marked = typeof schema === "object" ? { ...schema, "x-mizan-source": "models.py:3" } : schema;
    expect(diagnose(returning(marked))).toEqual([
      {
        code: "MZ3001",
        slug: "schema-unsupported",
        severity: "error",
        message: `The schema at /components/schemas/X ${message}.`,
        hint: expect.any(String),
        plugin: "mizan:testing",
        pointer: "/components/schemas/X",
        ...(typeof schema === "object" ? { source: "models.py:3" } : {}),
      },
    ]);
  });

  test.each<[string, Json]>([
    ["a widget", { type: "string", widget: "textarea" }],
    ["a mapping without a discriminator", { type: "string", mapping: { a: { b: 1 } } }],
    ["a limit", { type: "string", minLength: 3, pattern: "^a" }],
    ["definitions of its own", { type: "string", $defs: { A: {} } }],
  ])("but a keyword that does not change the type is ignored: %s", (_what, schema) => {
    expect(diagnose(returning(schema))).toEqual([]);
    expect(typeOf(schema)).toMatchObject({ kind: "primitive", type: "string" });
  });

  test("but only if a function uses the schema", () => {
    expect(build({ ...returning({}, { Unused: { not: {} } }) }).types.map(({ name }) => name)).toEqual(["X"]);
  });
});
