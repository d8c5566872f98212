import { awkwardDocument, AWKWARD_NAMES, irOf } from "../../src/testing/index.ts";

test("awkward names are legal: the document has no diagnostics", () => {
  const { ir, diagnostics } = irOf(JSON.parse(JSON.stringify(awkwardDocument())));
  expect(diagnostics).toEqual([]);
  expect(ir.contexts.map(({ name }) => name)).toEqual([...AWKWARD_NAMES, "awkward_form"].sort());
  expect(ir.forms[0]!.fields.map(({ name }) => name)).toEqual(AWKWARD_NAMES);
  expect(new Set(AWKWARD_NAMES).size).toBe(AWKWARD_NAMES.length);
});

test("names of Object.prototype work as fields, arguments and parameters", () => {
  const { ir } = irOf(JSON.parse(JSON.stringify(awkwardDocument(["__proto__"]))));
  expect(ir.functions.slice(0, 2).map(({ name }) => name)).toEqual(["__proto__", "__proto___read"]);
  expect(ir.contexts[0]!.params.map(({ name }) => name)).toEqual(["__proto__"]);
  const properties = (name: string): unknown => {
    const type = ir.types.find((declaration) => declaration.name === name)?.type;
    return type?.kind === "object" && type.properties.map((property) => property.name);
  };
  expect(properties("Awkward")).toEqual(["1", "__proto__", "", "a-b"]);
  expect(properties("AwkwardInput")).toEqual(["__proto__"]);
  expect(properties("AwkwardFormDraft")).toEqual(["__proto__"]);
  expect(properties("AwkwardFormValidateInput")).toEqual(["__proto__", "values"]);
  const [field] = ir.forms[0]!.fields;
  expect([field!.name, field!.initial, field!.attrs].map((value) => JSON.stringify(value))).toEqual([
    '"__proto__"',
    '{"__proto__":"__proto__"}',
    '{"__proto__":"__proto__"}',
  ]);
});
