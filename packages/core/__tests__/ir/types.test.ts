import { answering, build, diagnose, type Json, object, ref, typeOf } from "./small-document.ts";

const primitive = (type: string, more: Json = {}): Json => ({ kind: "primitive", type, ...more });
const text = primitive("string");
const integer = primitive("integer");
const nullable = (type: Json): Json => ({ kind: "nullable", type });
const union = (...members: Json[]): Json => ({ kind: "union", members });
const reference = (name: string): Json => ({ kind: "reference", name });
const anonymous = (type: string, ...values: unknown[]): Json => ({
  kind: "enum",
  type,
  members: values.map((value) => ({ name: null, value })),
});

const property = (name: string, type: Json, more: Json = {}): Json => ({
  name,
  type,
  required: true,
  extensions: {},
  description: null,
  deprecated: false,
  ...more,
});

describe("a schema becomes the type that it means", () => {
  test.each<[string, Json | boolean, Json]>([
    ["text", { type: "string" }, text],
    [
      "text with limits",
      { type: "string", minLength: 1, maxLength: 9, pattern: "^a", minimum: 3 },
      primitive("string", { minLength: 1, maxLength: 9, pattern: "^a" }),
    ],
    [
      "text with a format",
      { type: "string", format: "date-time" },
      primitive("string", { format: "date-time" }),
    ],
    [
      "an aware date-time",
      { type: "string", format: "date-time", "x-mizan-timezone": "aware" },
      primitive("string", { format: "date-time", timezone: "aware" }),
    ],
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
    ["base64", { type: "string", contentEncoding: "base64" }, primitive("string", { format: "base64" })],
    ["a boolean", { type: "boolean" }, primitive("boolean")],
    ["null", { type: "null" }, primitive("null")],
    [
      "bounds",
      { type: "number", minimum: 0, maximum: 1.5 },
      primitive("number", { minimum: 0, maximum: 1.5 }),
    ],
    [
      "exclusive bounds of integers",
      { type: "integer", exclusiveMinimum: 0, exclusiveMaximum: 10, minimum: -5 },
      primitive("integer", { minimum: 1, maximum: 9 }),
    ],
    [
      "an exclusive bound of fractions among integers",
      { type: "integer", exclusiveMaximum: 9.5, multipleOf: 3 },
      primitive("integer", { maximum: 9, multipleOf: 3 }),
    ],
    [
      "exclusive bounds of numbers",
      { type: "number", exclusiveMinimum: 0, exclusiveMaximum: 1, multipleOf: 0.25 },
      primitive("number", { exclusiveMinimum: 0, exclusiveMaximum: 1, multipleOf: 0.25 }),
    ],
    ["a keyword that only annotates", { type: "string", widget: "textarea", "x-other": {} }, text],
    ["anything", {}, { kind: "any" }],
    ["true", true, { kind: "any" }],
    ["anything with a description", { description: "x", title: "X", "x-other": 1 }, { kind: "any" }],
    ["a constant", { const: "a", type: "string", enum: ["a"] }, { kind: "literal", value: "a" }],
    ["a constant null", { const: null }, primitive("null")],
    ["literals", { enum: ["a", "b"] }, anonymous("string", "a", "b")],
    ["integer literals", { enum: [1, 2], type: "integer" }, anonymous("integer", 1, 2)],
    ["mixed literals", { enum: ["a", 1, true] }, anonymous("mixed", "a", 1, true)],
    ["literals with null", { enum: ["a", null] }, nullable(anonymous("string", "a"))],
    [
      "an enum with names",
      { enum: ["r", "g"], type: "string", "x-mizan-enum-names": ["RED", "GREEN"] },
      {
        kind: "enum",
        type: "string",
        members: [
          { name: "RED", value: "r" },
          { name: "GREEN", value: "g" },
        ],
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
    ["a nullable", { anyOf: [{ type: "string" }, { type: "null" }] }, nullable(text)],
    [
      "a list of types",
      { type: ["integer", "null"], minimum: 1 },
      nullable(primitive("integer", { minimum: 1 })),
    ],
    ["several types", { type: ["integer", "string"] }, union(integer, text)],
    ["one alternative", { anyOf: [{ type: "string" }] }, text],
    ["only null", { anyOf: [{ type: "null" }, { const: null }] }, primitive("null")],
    ["a nullable of anything", { anyOf: [{}, { type: "null" }] }, { kind: "any" }],
    [
      "unions in unions",
      {
        anyOf: [
          { anyOf: [{ type: "integer" }, { type: "null" }] },
          { oneOf: [{ type: "string" }, { type: "integer" }] },
        ],
      },
      nullable(union(integer, text)),
    ],
    [
      "alternatives that clients cannot tell apart",
      {
        anyOf: [
          { type: "string", pattern: "a" },
          { type: "string", maxLength: 3 },
          { type: "string", format: "uuid" },
        ],
      },
      union(text, primitive("string", { format: "uuid" })),
    ],
    [
      "date-times with and without an offset, and limits",
      {
        anyOf: [
          { type: "string", format: "date-time", "x-mizan-timezone": "aware" },
          { type: "string", format: "date-time", "x-mizan-timezone": "naive", minLength: 1 },
          { type: "string", format: "date-time", "x-mizan-timezone": "naive" },
        ],
      },
      union(
        primitive("string", { format: "date-time", timezone: "aware" }),
        primitive("string", { format: "date-time", timezone: "naive" }),
      ),
    ],
    [
      "alternatives with the same limits",
      {
        anyOf: [
          { type: "string", maxLength: 3 },
          { type: "string", maxLength: 3 },
        ],
      },
      primitive("string", { maxLength: 3 }),
    ],
    [
      "alternatives whose items have different limits",
      {
        anyOf: [
          { type: "array", items: { type: "string", maxLength: 3 }, minItems: 1 },
          { type: "array", items: { type: "string" }, minItems: 1 },
        ],
      },
      { kind: "array", items: text, unique: false },
    ],
    ["constants in a union", { oneOf: [{ const: "a" }, { const: 1 }] }, anonymous("mixed", "a", 1)],
    ["allOf of one", { allOf: [{ type: "string" }], description: "x" }, text],
    ["a reference with siblings", { ...ref("Y"), description: "x", default: 1 }, reference("Y")],
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
    expect(build(answering(schema)).types[0]!.type).toEqual({
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

describe("discriminated unions", () => {
  const tagged = (value: Json): Json => object({ kind: value });
  const pet = (mapping: Json, ...members: Json[]): Json => ({
    oneOf: members,
    discriminator: { propertyName: "kind", mapping },
  });
  const path = (name: string): string => ref(name).$ref;

  test("have tags of their real types", () => {
    const schemas = {
      Word: tagged({ const: "word" }),
      Number: tagged({ const: 1 }),
      Flag: tagged({ const: true }),
      Choice: tagged({ enum: ["a", "b"] }),
      Named: tagged(ref("Names")),
      Names: { enum: ["named"], "x-mizan-enum-names": ["NAMED"] },
    };
    const mapping = {
      word: path("Word"),
      "1": path("Number"),
      True: path("Flag"),
      a: path("Choice"),
      b: path("Choice"),
      named: path("Named"),
    };
    const members = ["Word", "Number", "Flag", "Choice", "Named"].map(ref);
    expect(typeOf(pet(mapping, ...members), schemas)).toEqual({
      kind: "discriminatedUnion",
      property: "kind",
      members: [
        { tag: 1, type: reference("Number") },
        { tag: "word", type: reference("Word") },
        { tag: true, type: reference("Flag") },
        { tag: "a", type: reference("Choice") },
        { tag: "b", type: reference("Choice") },
        { tag: "named", type: reference("Named") },
      ],
    });
  });

  test("may hold unions, and be nullable", () => {
    const schemas = {
      A: tagged({ const: "a" }),
      B: tagged({ const: "b" }),
      C: tagged({ const: "c" }),
      Inner: pet({ a: path("A"), b: path("B") }, ref("A"), ref("B")),
    };
    const outer = pet({ a: path("Inner"), b: path("Inner"), c: path("C") }, ref("Inner"), ref("C"));
    expect(typeOf({ anyOf: [outer, { type: "null" }] }, schemas)).toEqual(
      nullable({
        kind: "discriminatedUnion",
        property: "kind",
        members: [
          { tag: "a", type: reference("Inner") },
          { tag: "b", type: reference("Inner") },
          { tag: "c", type: reference("C") },
        ],
      }),
    );
  });

  test.each<[string, Json, string]>([
    [
      "a wrong tag",
      { b: path("A") },
      '/discriminator/mapping/b is discriminated by "kind", but "kind" of A is never "b"',
    ],
    ["no constant", { x: path("Free") }, 'x is discriminated by "kind", but Free has no constant "kind"'],
    ["a ring", { x: path("Ring") }, 'but Ring has no constant "kind"'],
  ])("%s is an error", (_what, mapping, message) => {
    const schemas = { A: tagged({ const: "a" }), Free: tagged({ type: "string" }), Ring: ref("Ring") };
    const found = diagnose(
      answering(pet(mapping, ...Object.values(mapping).map(($ref) => ({ $ref }))), schemas),
    );
    expect(found.map(({ code }) => code)).toEqual(["MZ3003"]);
    expect(found[0]!.message).toContain(message);
  });

  test("a member that the mapping forgets is an error", () => {
    const schemas = { A: tagged({ const: "a" }), B: tagged({ const: "b" }) };
    const found = diagnose(answering(pet({ a: path("A") }, ref("A"), ref("B")), schemas));
    expect(found).toEqual([
      {
        code: "MZ3003",
        slug: "union-tags-invalid",
        severity: "error",
        message:
          'The union at /components/schemas/X/oneOf/1 is discriminated by "kind", but the mapping does not lead to this member.',
        hint: "Give each member a field of this name with its own `Literal`.",
        plugin: "mizan:testing",
        pointer: "/components/schemas/X/oneOf/1",
      },
    ]);
  });
});

describe("generics", () => {
  const page = {
    ...object({ items: { type: "array", items: { "x-mizan-typevar": "T" } } }),
    "x-mizan-parameters": ["T"],
  };
  const instance = (...types: Json[]): Json => ({
    ...object({ items: { type: "array", items: { type: "string" } } }),
    "x-mizan-generic": { origin: "Page", arguments: types },
  });

  test("keep the declaration, its variables and what fills them in", () => {
    const { types } = build(answering(instance({ type: "string" }), { Page: page }));
    expect(types.map(({ name, parameters }) => [name, parameters])).toEqual([
      ["Page", ["T"]],
      ["X", []],
    ]);
    expect(types[1]!.generic).toEqual({
      name: "Page",
      arguments: [
        { kind: "primitive", type: "string", pointer: "/components/schemas/X/x-mizan-generic/arguments/0" },
      ],
    });
    expect(types[0]!.type).toMatchObject({
      properties: [{ type: { items: { kind: "parameter", name: "T" } } }],
    });
  });

  test("must agree in the number of types", () => {
    const found = diagnose(answering(instance({}, {}), { Page: page }));
    expect(found.map(({ code, message }) => [code, message])).toEqual([
      ["MZ3002", "The schema at /components/schemas/X/x-mizan-generic fills in 2 types, but Page has 1."],
    ]);
  });

  test.each([
    ["directly", {}, ref("X"), ["X", "The type X is an argument of itself."]],
    ["in a list", {}, { type: "array", items: ref("X") }, ["X", "The type X is an argument of itself."]],
    [
      "through other instances",
      { Y: instance(ref("Z")), Z: instance({ type: "array", items: ref("X") }) },
      ref("Y"),
      ["X", "The type X is an argument of itself, through Y and Z."],
    ],
    [
      "without the type that only leads to them",
      { Y: instance(ref("Y")) },
      ref("Y"),
      ["Y", "The type Y is an argument of itself."],
    ],
  ])(
    "an instance that is an argument of itself is an error, %s",
    (_how, schemas, argument, [at, message]) => {
      expect(diagnose(answering(instance(argument), { Page: page, ...schemas }))).toEqual([
        {
          code: "MZ3021",
          slug: "generic-recursive",
          severity: "error",
          message,
          hint: "Remove `x-mizan-generic` there. The schema beside it describes the type completely.",
          pointer: `/components/schemas/${at}/x-mizan-generic`,
        },
      ]);
    },
  );

  test("an instance may be a property of its argument, and an argument of several", () => {
    const task = object({ page: ref("X"), related: ref("Y") });
    const schemas = { Page: page, Task: task, Y: instance(ref("Task")), Z: instance(ref("Y")) };
    expect(diagnose(answering(instance(ref("Task")), schemas))).toEqual([]);
    const pair = { ...page, "x-mizan-parameters": ["T", "U"] };
    for (const [first, second] of [
      ["Y", "Z"],
      ["Z", "Y"],
      ["Y", "Y"],
    ] as const) {
      const both = { ...page, "x-mizan-generic": { origin: "Pair", arguments: [ref(first), ref(second)] } };
      expect(diagnose(answering({ ...instance(), ...both }, { ...schemas, Pair: pair }))).toEqual([]);
    }
  });

  test("a variable that nothing declares is an error", () => {
    const found = diagnose(answering({ "x-mizan-typevar": "T" }));
    expect(found[0]!.message).toBe(
      "The schema at /components/schemas/X uses the type variable T, which nothing around it declares.",
    );
  });
});

test("a declaration names its twin, if the IR contains it", () => {
  const twins = {
    Task: { type: "object", "x-mizan-twin": "TaskInput", properties: { other: ref("TaskInput") } },
    TaskInput: { type: "object", "x-mizan-twin": "Task", properties: {} },
    User: { type: "object", "x-mizan-twin": "UserInput", properties: {} },
    UserInput: { type: "object", "x-mizan-twin": "User", properties: {} },
  };
  const { types } = build(answering({ prefixItems: [ref("Task"), ref("User")], maxItems: 2 }, twins));
  expect(types.map(({ name, twin }) => [name, twin])).toEqual([
    ["Task", "TaskInput"],
    ["TaskInput", "Task"],
    ["User", null],
    ["X", null],
  ]);
});

describe("what cannot be expressed is an error, never silently anything", () => {
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
    expect(diagnose(answering(marked))).toEqual([
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
    expect(diagnose(answering(schema))).toEqual([]);
    expect(typeOf(schema)).toMatchObject({ kind: "primitive", type: "string" });
  });

  test("but only where a function can meet it", () => {
    expect(build({ ...answering({}, { Unused: { not: {} } }) }).types.map(({ name }) => name)).toEqual(["X"]);
  });
});
