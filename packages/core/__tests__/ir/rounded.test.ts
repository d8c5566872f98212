import { parseDocument } from "../../src/document/parse.ts";
import { returning, build, diagnose, type Json, object, ref, small } from "./small-document.ts";

const X = "/components/schemas/X";

/** A document as text, so that its numbers are what `JSON.parse` makes of them. */
function read(schema: string, others = "{}"): Json {
  const text = JSON.stringify(returning({ $ref: "X" })).replace(
    '{"$ref":"X"}',
    `{"x-mizan-source":"app.py:3",${schema}}`,
  );
  const { document } = parseDocument({ document: text, origin: "a test", plugin: "mizan:testing" });
  const { components } = document as { components: { schemas: Json } };
  Object.assign(components.schemas, JSON.parse(others));
  return document as Json;
}

const property = (schema: string): string => `"type":"object","properties":{"a":${schema}},"required":["a"]`;

describe("an integer that JSON.parse rounded is an error", () => {
  test.each([
    ["a constant", '"const":9007199254740993', "/const"],
    ["a constant with its type", '"const":-9007199254740993,"type":"integer"', "/const"],
    ["an enum", '"enum":["a",9007199254740993]', "/enum"],
    ["a lower bound", '"type":"integer","minimum":-9223372036854775808', "/minimum"],
    ["an upper bound", '"type":["integer","null"],"maximum":9223372036854775807', "/maximum"],
    ["an exclusive bound", '"type":"integer","exclusiveMaximum":18446744073709551616', "/exclusiveMaximum"],
    ["a default", property('{"type":"integer","default":9007199254740993}'), "/properties/a/default"],
    ["a default of anything", property('{"default":9007199254740993}'), "/properties/a/default"],
    [
      "a default in a list",
      property('{"type":"array","items":{"type":"integer"},"default":[1,9007199254740993]}'),
      "/properties/a/default/1",
    ],
    [
      "a default in an object",
      property(
        '{"anyOf":[{"$ref":"#/components/schemas/Y"},{"type":"null"}],"default":{"n":9007199254740993,"f":1e300}}',
      ),
      "/properties/a/default/n",
    ],
  ])("%s", (_what, schema, place) => {
    const y = JSON.stringify({ Y: object({ n: { type: "integer" }, f: { type: "number" } }) });
    expect(diagnose(read(schema, y))).toEqual([
      {
        code: "MZ3020",
        slug: "integer-rounded",
        severity: "error",
        message: `The integer at ${X}${place} is outside ±(2^53 - 1), so reading the document has rounded it.`,
        hint: expect.stringContaining("BigInt"),
        plugin: "mizan:testing",
        pointer: `${X}${place}`,
        source: "app.py:3",
      },
    ]);
  });

  test.each([
    ["the largest and the smallest", '"enum":[9007199254740991,-9007199254740991]'],
    [
      "bounds and a default that are",
      property('{"type":"integer","maximum":9007199254740991,"default":9007199254740991}'),
    ],
    ["a float", property('{"type":"number","maximum":1e300,"default":1e20}')],
    ["a float or null", property('{"anyOf":[{"type":"number"},{"type":"null"}],"default":1e20}')],
    ["a constant float", '"const":1e20,"type":"number"'],
    [
      "floats in a map",
      property('{"type":"object","additionalProperties":{"type":"number"},"default":{"x":1e300}}'),
    ],
    ["text", property('{"type":"string","format":"bigint","default":"9007199254740993"}')],
    ["an example", '"type":"integer","examples":[9007199254740993]'],
  ])("but not %s", (_what, schema) => {
    expect(diagnose(read(schema))).toEqual([]);
  });

  test("a default of a type that refers to itself ends", () => {
    const ring = { anyOf: [ref("Ring"), { type: "array", items: ref("Ring") }] };
    const schemas = { Ring: ring, X: object({ a: { ...ref("Ring"), default: [[[2 ** 53]]] } }) };
    const found = diagnose({ ...returning(schemas.X, schemas) });
    expect(found.map(({ pointer }) => pointer)).toEqual([`${X}/properties/a/default/0/0/0`]);
  });
});

test("an integer of any size is a string of the format bigint", () => {
  const { types } = build(returning({ type: "string", pattern: "^-?\\d+$", format: "bigint" }));
  expect(types[0]!.type).toEqual({
    kind: "primitive",
    type: "string",
    format: "bigint",
    pattern: "^-?\\d+$",
    pointer: X,
  });
  expect(build(small([])).types).toEqual([]);
});
