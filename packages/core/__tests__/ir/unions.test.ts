import { returning, diagnose, type Json, object, ref, typeOf } from "./small-document.ts";
import { anonymous, integer, nullable, primitive, reference, text, union } from "./type-nodes.ts";

describe("unions", () => {
  test.each<[string, Json | boolean, Json]>([
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
  ])("%s", (_what, schema, type) => {
    expect(typeOf(schema, { Y: { type: "integer" } })).toEqual(type);
  });
});

describe("discriminated unions", () => {
  const tagged = (value: Json): Json => object({ kind: value });
  const pet = (mapping: Json, ...members: Json[]): Json => ({
    oneOf: members,
    discriminator: { propertyName: "kind", mapping },
  });
  const path = (name: string): string => ref(name).$ref;

  test("have tags of the declared types", () => {
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

  test("may contain unions, and be nullable", () => {
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
      returning(pet(mapping, ...Object.values(mapping).map(($ref) => ({ $ref }))), schemas),
    );
    expect(found.map(({ code }) => code)).toEqual(["MZ3003"]);
    expect(found[0]!.message).toContain(message);
  });

  test("a member that is missing from the mapping is an error", () => {
    const schemas = { A: tagged({ const: "a" }), B: tagged({ const: "b" }) };
    const found = diagnose(returning(pet({ a: path("A") }, ref("A"), ref("B")), schemas));
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
