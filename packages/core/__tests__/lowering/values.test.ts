import { IRIndex } from "../../src/index.ts";
import {
  directions,
  integerType,
  type IntegerType,
  plainName,
  presence,
  twins,
} from "../../src/lowering/index.ts";
import { completeDocument, irOf } from "../../src/testing/index.ts";
import { build, fn, type Json, object, ref, small, withoutPointers } from "../ir/small-document.ts";

const { ir } = irOf(completeDocument());

describe("directions", () => {
  const of = (...names: string[]): unknown[] => names.map((name) => directions(ir).get(name));
  const [sent, received, both] = [
    { sent: true, received: false },
    { sent: false, received: true },
    { sent: true, received: true },
  ];

  test("arguments are sent, results are received, and what both contain is both", () => {
    expect(of("FindCatsInput", "SettingsInput", "Settings", "Cat", "Everything", "Tree")).toEqual([
      sent,
      sent,
      received,
      both,
      both,
      both,
    ]);
  });

  test("a generic declaration and its arguments have the directions of the instance", () => {
    const own = build(
      small([fn("get", { outputType: "Page_a" })], {
        Page: { ...object({ item: { "x-mizan-typevar": "T" } }), "x-mizan-parameters": ["T"] },
        Page_a: { ...object({ item: true }), "x-mizan-generic": { origin: "Page", arguments: [ref("A")] } },
        A: object({}),
      }),
    );
    expect([...directions(own)]).toEqual([
      ["A", received],
      ["Page", received],
      ["Page_a", received],
    ]);
  });

  test("the parameters of contexts are sent", () => {
    const own = build(
      small(
        [fn("read", { kind: "context", context: "board", inputType: "ReadInput" })],
        { ReadInput: object({ color: ref("Color") }), Color: { enum: ["red"] } },
        {
          board: {
            functions: ["read"],
            params: { color: { schema: ref("Color"), required: true, sharedBy: ["read"] } },
          },
        },
      ),
    );
    expect(directions({ ...own, functions: [] }).get("Color")).toEqual(sent);
  });
});

test("twins are the two declarations of a class, the one that is sent first", () => {
  expect(twins(ir).map((pair) => [pair.sent.name, pair.received.name])).toEqual([
    ["SettingsInput", "Settings"],
  ]);
});

test.each<[string, { minimum?: number; maximum?: number }, number[] | undefined, IntegerType]>([
  ["no bounds", {}, undefined, { signed: true, bits: 64 }],
  ["a lower bound of zero", { minimum: 0 }, undefined, { signed: false, bits: 64 }],
  ["a lower bound below zero", { minimum: -1 }, undefined, { signed: true, bits: 64 }],
  [
    "a byte, for a language that has no narrower type",
    { minimum: 0, maximum: 255 },
    undefined,
    { signed: false, bits: 64 },
  ],
  ["a byte", { minimum: 0, maximum: 255 }, [8, 16, 32, 64], { signed: false, bits: 8 }],
  ["one more than a byte", { minimum: 0, maximum: 256 }, [8, 16, 32, 64], { signed: false, bits: 16 }],
  ["a signed byte", { minimum: -128, maximum: 127 }, [8, 16, 32, 64], { signed: true, bits: 8 }],
  [
    "one less than a signed byte",
    { minimum: -129, maximum: 127 },
    [8, 16, 32, 64],
    { signed: true, bits: 16 },
  ],
  [
    "one more than a signed byte",
    { minimum: -128, maximum: 128 },
    [8, 16, 32, 64],
    { signed: true, bits: 16 },
  ],
  ["no upper bound", { minimum: 0 }, [8, 16, 32, 64], { signed: false, bits: 64 }],
  ["bounds beyond every type", { minimum: 0, maximum: 1e30 }, [8, 16, 32, 64], { signed: false, bits: 64 }],
])("the integer type for %s", (_what, bounds, widths, expected) => {
  expect(integerType(bounds, widths)).toEqual(expected);
});

describe("presence", () => {
  const text = { type: "string" };
  const nullable = (schema: Json): Json => ({ anyOf: [schema, { type: "null" }] });
  const own = build(
    small([fn("set", { inputType: "SetInput" })], {
      SetInput: object(
        {
          required: text,
          nullable: nullable(text),
          optional: { ...text, default: "a" },
          both: { ...nullable(text), default: null },
          alias: nullable(ref("Maybe")),
          alias_of_alias: nullable(ref("Same")),
          plain_alias: ref("Maybe"),
          anything: nullable(ref("Anything")),
          model: nullable(ref("Model")),
        },
        ["required", "nullable", "alias", "alias_of_alias", "plain_alias", "anything", "model"],
      ),
      Maybe: nullable(text),
      Same: ref("Maybe"),
      Anything: {},
      Model: object({}),
    }),
  );
  const index = new IRIndex(own);
  const string = { kind: "primitive", type: "string" };
  const reference = (name: string): Json => ({ kind: "reference", name });

  test.each<[string, Json]>([
    ["required", { type: string, optional: false, nullable: false }],
    ["nullable", { type: string, optional: false, nullable: true }],
    ["optional", { type: string, optional: true, nullable: false }],
    ["both", { type: string, optional: true, nullable: true }],
    ["alias", { type: reference("Maybe"), optional: false, nullable: false }],
    ["alias_of_alias", { type: reference("Same"), optional: false, nullable: false }],
    ["plain_alias", { type: reference("Maybe"), optional: false, nullable: false }],
    ["anything", { type: reference("Anything"), optional: false, nullable: false }],
    ["model", { type: reference("Model"), optional: false, nullable: true }],
  ])("of a property: %s", (name, expected) => {
    const property = index.argumentOf(own.functions[0]!, name)!;
    expect(withoutPointers(presence(property, index))).toEqual(expected);
  });
});

test.each([
  ["größe", "größe"],
  ["列表", "列表"],
  ["ﬁeld", "field"],
  ["app.User-v2", "app_User_v2"],
  ["2fa", "2fa"],
  ["is\u200bAdmin", "is_Admin"],
  ["admin\u3164", "admin_"],
  ["", ""],
])("the name %j as an identifier is %j", (name, expected) => {
  expect(plainName(name)).toBe(expected);
});
