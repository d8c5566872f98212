import { isDiagnosticError } from "@mizan/core";
import { sampleDocument } from "@mizan/core/testing";
import { emit } from "./emit.ts";

type Json = Readonly<Record<string, unknown>>;

/** The printed types of a document whose function also returns these schemas. */
async function typesOf(schemas: Json): Promise<string> {
  const document = sampleDocument(1) as {
    readonly components: { readonly schemas: { readonly Read0Result: { readonly properties: Json } } };
  };
  const { Read0Result: result, ...others } = document.components.schemas;
  const references = Object.keys(schemas).map((name) => [name, { $ref: `#/components/schemas/${name}` }]);
  const properties = { ...result.properties, ...(Object.fromEntries(references) as Json) };
  const components = { schemas: { ...others, ...schemas, Read0Result: { ...result, properties } } };
  return (await emit({ ...document, components }))["src/types.rs"]!;
}

test("an alias that contains itself is a struct", async () => {
  const types = await typesOf({ Tree: { type: "array", items: { $ref: "#/components/schemas/Tree" } } });
  expect(types).toContain("#[serde(transparent)]\npub struct Tree(pub Vec<Tree>);");
});

test("a tuple of one value is no value in parentheses", async () => {
  const one = { type: "array", prefixItems: [{ type: "boolean" }], minItems: 1, maxItems: 1 };
  expect(await typesOf({ One: one })).toContain("pub type One = (bool,);");
});

test("keys of a map without an order are strings", async () => {
  const map = (format: string): object => ({
    type: "object",
    additionalProperties: { type: "boolean" },
    propertyNames: { type: "string", format },
  });
  const types = await typesOf({ ByTime: map("date-time"), ById: map("uuid") });
  expect(types).toContain("pub type ByTime = BTreeMap<String, bool>;");
  expect(types).toContain("pub type ById = BTreeMap<uuid::Uuid, bool>;");
});

test("two types with the same name in Rust are an error", async () => {
  const error: unknown = await typesOf({ user_name: { type: "object" }, UserName: { type: "object" } }).catch(
    (thrown: unknown) => thrown,
  );
  expect(isDiagnosticError(error) && error.diagnostics.map(({ message }) => message)).toEqual([
    "user_name and UserName are both named UserName among the types of the Rust crate.",
  ]);
});

test("a generic struct with a field that may be absent is decoded without a default of its parameter", async () => {
  const objectOf = (first: object): object => ({ type: "object", properties: { first }, required: [] });
  const types = await typesOf({
    Found: { ...objectOf({ "x-mizan-typevar": "T" }), "x-mizan-parameters": ["T"] },
    FoundNumber: {
      ...objectOf({ type: "number" }),
      "x-mizan-generic": { origin: "Found", arguments: [{ type: "number" }] },
    },
  });
  expect(types).toContain(`#[serde(bound(deserialize = "T: Deserialize<'de>"))]\npub struct Found<T> {`);
});

describe("the type of a field that clippy finds too complex", () => {
  const listOf = (items: object): object => ({ type: "array", items });
  const mapOf = (values: object): object => ({ type: "object", additionalProperties: values });
  const text = { type: "string" };
  const typesWith = (field: object): Promise<string> =>
    typesOf({ Held: { type: "object", properties: { field }, required: [] } });

  test("is an alias, which has no limit", async () => {
    const types = await typesWith(listOf(mapOf(listOf(text))));
    expect(types).toContain("pub field: Option<HeldField>,");
    expect(types).toContain("pub type HeldField = Vec<BTreeMap<String, Vec<String>>>;");
  });

  test("is written in place if it is simpler", async () => {
    const types = await typesWith(listOf(mapOf(text)));
    expect(types).toContain("pub field: Option<Vec<BTreeMap<String, String>>>,");
  });

  test("is an alias if its names have arguments", async () => {
    const moment = { ...text, format: "date-time", "x-mizan-timezone": "aware" };
    expect(await typesWith(listOf(mapOf(moment)))).toContain("pub field: Option<HeldField>,");
  });

  test("may be a part of a type", async () => {
    const types = await typesWith(listOf(listOf(listOf(listOf(listOf(text))))));
    expect(types).toContain("pub type HeldFieldItem = Vec<Vec<Vec<Vec<String>>>>;");
  });
});
