import type { IR } from "../../src/index.ts";
import { type NominalOptions, nominalTypes } from "../../src/lowering/index.ts";
import { completeDocument, hostileDocument, irOf } from "../../src/testing/index.ts";
import { build, fn, type Json, object, ref, small } from "../ir/small-document.ts";

const letters: Json = { type: "string", enum: ["a", "b"] };
const numbers: Json = { type: "integer", enum: [1, 2] };

/** The IR of a function that takes the component `RenameInput`. */
const taking = (properties: Json, schemas: Json = {}): IR =>
  build(
    small(
      [
        fn("rename", { inputType: "RenameInput" }),
        ...Object.keys(schemas).map((name) => fn(`get_${name}`, { outputType: name })),
      ],
      {
        RenameInput: object(properties),
        ...schemas,
      },
    ),
  );

const inlineNames = (ir: IR, options?: NominalOptions): string[] =>
  nominalTypes(ir, options).all.flatMap(({ name, isInline }) => (isInline ? [name] : []));

test.each<[string, Json, string[]]>([
  ["a property", { sort_order: letters }, ["RenameInputSortOrder"]],
  [
    "a property with an alias",
    { "sort-by": { ...letters, "x-mizan-attribute": "order" } },
    ["RenameInputOrder"],
  ],
  ["a nullable property", { order: { anyOf: [letters, { type: "null" }] } }, ["RenameInputOrder"]],
  ["the items of an array", { tags: { type: "array", items: letters } }, ["RenameInputTagsItem"]],
  [
    "the values of a map",
    { tags: { type: "object", additionalProperties: letters } },
    ["RenameInputTagsValue"],
  ],
  [
    "the keys of a map",
    { tags: { type: "object", propertyNames: letters, additionalProperties: true } },
    ["RenameInputTagsKey"],
  ],
  [
    "the items of a tuple",
    { pair: { type: "array", prefixItems: [letters, letters], maxItems: 2 } },
    ["RenameInputPairItem1", "RenameInputPairItem2"],
  ],
  [
    "the fields of a named tuple",
    {
      pair: {
        type: "array",
        prefixItems: [letters, numbers],
        maxItems: 2,
        "x-mizan-tuple-names": ["from_", "to"],
      },
    },
    ["RenameInputPairFrom", "RenameInputPairTo"],
  ],
  [
    "an object inside an object",
    { options: object({ sort: object({ order: letters }) }) },
    ["RenameInputOptions", "RenameInputOptionsSort", "RenameInputOptionsSortOrder"],
  ],
  [
    "the other keys of an object",
    { options: { ...object({ a: letters }), additionalProperties: numbers } },
    ["RenameInputOptions", "RenameInputOptionsA", "RenameInputOptionsValue"],
  ],
  [
    "the members of a union",
    { value: { anyOf: [{ type: "integer" }, object({ a: letters })] } },
    ["RenameInputValue", "RenameInputValueVariant2", "RenameInputValueVariant2A"],
  ],
  [
    "a property without letters",
    { "": letters, "*/": letters },
    ["RenameInputProperty1", "RenameInputProperty2"],
  ],
])("an inline type is named after its place: %s", (_what, properties, names) => {
  expect(inlineNames(taking(properties))).toEqual(names);
});

test("the inline types in the parameters of contexts are named after the context", () => {
  const ir = build(
    small(
      [fn("read", { kind: "context", context: "project", inputType: "ReadInput" })],
      { ReadInput: object({ order: letters }) },
      {
        project: {
          functions: ["read"],
          params: { order: { schema: letters, required: true, sharedBy: ["read"] } },
        },
      },
    ),
  );
  const { all, nameOf } = nominalTypes(ir);
  expect(all.at(-1)).toEqual({
    name: "ProjectParamsOrder",
    type: ir.contexts[0]!.params[0]!.type,
    parameters: [],
    owner: null,
    isInline: true,
  });
  expect(nameOf(ir.contexts[0]!.params[0]!.type)).toBe("ProjectParamsOrder");
});

test("a declaration keeps its name, and a derived name that is equal gets a number", () => {
  const ir = taking({ order: letters }, { RenameInputOrder: numbers });
  expect(nominalTypes(ir).all.map(({ name, isInline }) => [name, isInline])).toEqual([
    ["RenameInput", false],
    ["RenameInputOrder2", true],
    ["RenameInputOrder", false],
  ]);
});

test("two places that would have the same name have different names", () => {
  expect(inlineNames(taking({ sort_by: letters, sortBy: letters, SortBy: letters }))).toEqual([
    "RenameInputSortBy",
    "RenameInputSortBy2",
    "RenameInputSortBy3",
  ]);
});

test("a nullable object declaration and the object inside have different names", () => {
  const ir = taking({}, { Found: { anyOf: [object({ a: { type: "string" } }), { type: "null" }] } });
  expect(inlineNames(ir)).toEqual(["FoundValue"]);
});

test("names are unique after conversion to the language's case", () => {
  const ir = taking({ order: letters }, { RENAMEinputORDER: numbers });
  expect(inlineNames(ir)).toEqual(["RenameInputOrder"]);
  expect(inlineNames(ir, { spell: (name) => name.toLowerCase() })).toEqual(["RenameInputOrder2"]);
});

test("derived names avoid reserved ones", () => {
  expect(inlineNames(taking({ order: letters }), { reserved: ["RenameInputOrder"] })).toEqual([
    "RenameInputOrder2",
  ]);
});

test("a target chooses which inline types need a name", () => {
  const ir = taking({
    order: letters,
    pair: { type: "array", prefixItems: [letters, object({})], maxItems: 2 },
  });
  expect(inlineNames(ir, { needsName: ({ kind }) => kind === "tuple" || kind === "object" })).toEqual([
    "RenameInputPair",
    "RenameInputPairItem2",
  ]);
});

test("another type in the document does not change a name", () => {
  const names = inlineNames(irOf(completeDocument()).ir);
  const document = structuredClone(completeDocument()) as Json;
  document["components"].schemas.AAA = object({ first: letters });
  document["components"].schemas.Everything.properties.aaa = ref("AAA");
  expect(inlineNames(irOf(document).ir)).toEqual(["AAAFirst", ...names]);
});

describe("generic types", () => {
  const page = (items: Json): Json =>
    object({ items: { type: "array", items }, info: object({ first: items, n: numbers }) });
  const ir = taking(
    {},
    {
      Page: { ...page({ "x-mizan-typevar": "T" }), "x-mizan-parameters": ["T"] },
      Page_a: { ...page(letters), "x-mizan-generic": { origin: "Page", arguments: [letters] } },
    },
  );
  const shown = (options?: NominalOptions): unknown[] =>
    nominalTypes(ir, options).all.map(({ name, parameters, owner }) => [name, parameters, owner?.name]);

  test("a target with generics prints the declaration, and the arguments of instances", () => {
    expect(shown()).toEqual([
      ["Page", ["T"], "Page"],
      ["PageInfo", ["T"], "Page"],
      ["PageInfoN", [], "Page"],
      ["Page_aT", [], "Page_a"],
      ["RenameInput", [], "RenameInput"],
    ]);
  });

  test("a target without generics prints the instances", () => {
    expect(shown({ generics: false })).toEqual([
      ["Page_a", [], "Page_a"],
      ["Page_aItemsItem", [], "Page_a"],
      ["Page_aInfo", [], "Page_a"],
      ["Page_aInfoFirst", [], "Page_a"],
      ["Page_aInfoN", [], "Page_a"],
      ["RenameInput", [], "RenameInput"],
    ]);
  });
});

test("a node that a plugin uses in two places is one type", () => {
  const ir = taking({ a: letters, b: numbers });
  const [declaration] = ir.types;
  if (declaration?.type.kind !== "object") throw new Error("RenameInput is an object");
  const [first, second] = declaration.type.properties;
  const type = { ...declaration.type, properties: [first!, { ...second!, type: first!.type }] };
  const { all, nameOf } = nominalTypes({ ...ir, types: [{ ...declaration, type }] });
  expect(all.map(({ name }) => name)).toEqual(["RenameInput", "RenameInputA"]);
  expect(nameOf(type.properties[1]!.type)).toBe("RenameInputA");
});

test("derived names are short and contain only letters and digits, for any key", () => {
  const names = inlineNames(irOf(hostileDocument()).ir);
  expect(names.filter((name) => !/^[\p{L}\p{N}\p{M}]+$/u.test(name))).toEqual([]);
  const long = inlineNames(taking({ ["x".repeat(10_000)]: letters, ["x".repeat(10_001)]: letters }));
  expect(long.map((name) => name.length)).toEqual([200, 201]);
  const [emoji] = inlineNames(taking({ [`${"x".repeat(188)}𝒳`]: letters }));
  expect(emoji!.isWellFormed()).toBe(true);
});
