import { build, type Json, ref, returning, typeOf } from "./small-document.ts";
import { anonymous, nullable, primitive, reference, text } from "./type-nodes.ts";

describe("a schema becomes a type", () => {
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
    ["allOf of one", { allOf: [{ type: "string" }], description: "x" }, text],
    ["a reference with siblings", { ...ref("Y"), description: "x", default: 1 }, reference("Y")],
  ])("%s", (_what, schema, type) => {
    expect(typeOf(schema, { Y: { type: "integer" } })).toEqual(type);
  });
});

test("a declaration names its twin, if the IR contains it", () => {
  const twins = {
    Task: { type: "object", "x-mizan-twin": "TaskInput", properties: { other: ref("TaskInput") } },
    TaskInput: { type: "object", "x-mizan-twin": "Task", properties: {} },
    User: { type: "object", "x-mizan-twin": "UserInput", properties: {} },
    UserInput: { type: "object", "x-mizan-twin": "User", properties: {} },
  };
  const { types } = build(returning({ prefixItems: [ref("Task"), ref("User")], maxItems: 2 }, twins));
  expect(types.map(({ name, twin }) => [name, twin])).toEqual([
    ["Task", "TaskInput"],
    ["TaskInput", "Task"],
    ["User", null],
    ["X", null],
  ]);
});
