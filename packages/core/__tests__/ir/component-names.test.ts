import { build, fn, type Json, object, ref, small } from "./small-document.ts";

const named = (name: string, schema: Json = object({ id: { type: "integer" } })): Json => ({
  ...schema,
  "x-mizan-name": name,
});

const typesOf = (...documents: Json[]): string[] => build(...documents).types.map(({ name }) => name);

test("a type has the name in x-mizan-name, wherever a document refers to it", () => {
  const { functions, types, contexts } = build(
    small([fn("get", { inputType: "Gru00F6u00DFeInput", outputType: "Page_Gru00F6u00DFe" })], {
      Gru00F6u00DFe: { ...named("Größe"), "x-mizan-twin": "Gru00F6u00DFeInput" },
      Gru00F6u00DFeInput: {
        ...named("GrößeInput", object({ inner: ref("Gru00F6u00DFe") })),
        "x-mizan-twin": "Gru00F6u00DFe",
      },
      Seu00EFte: {
        ...named("Seïte", object({ item: { "x-mizan-typevar": "T" } })),
        "x-mizan-parameters": ["T"],
      },
      Page_Gru00F6u00DFe: {
        ...named("Page_Größe", object({ item: ref("Gru00F6u00DFe") })),
        "x-mizan-generic": { origin: "Seu00EFte", arguments: [ref("Gru00F6u00DFe")] },
      },
    }),
  );
  expect(contexts).toEqual([]);
  expect(functions).toMatchObject([
    { input: "GrößeInput", inputRequired: true, output: { kind: "reference", name: "Page_Größe" } },
  ]);
  expect(types).toMatchObject([
    { name: "Größe", twin: "GrößeInput", origin: { pointer: "/components/schemas/Gru00F6u00DFe" } },
    { name: "GrößeInput", twin: "Größe", type: { properties: [{ type: { name: "Größe" } }] } },
    { name: "Page_Größe", generic: { name: "Seïte", arguments: [{ name: "Größe" }] } },
    { name: "Seïte" },
  ]);
});

test("a name that people cannot tell from others is ignored", () => {
  const document = small([fn("get", { outputType: "Page_u0430" })], { Page_u0430: named("P\u0430ge") });
  expect(typesOf(document)).toEqual(["Page_u0430"]);
});

test("a name that another component or another type has is ignored", () => {
  const document = small([fn("get", { outputType: "All" })], {
    All: object({ a: ref("A"), b: ref("B"), c: ref("C") }),
    A: named("Größe"),
    B: named("Größe"),
    C: named("All"),
  });
  expect(typesOf(document)).toEqual(["All", "B", "C", "Größe"]);
});

test("two backends may share a type", () => {
  const [one, two] = ["one", "two"].map((name) =>
    small([fn(name, { outputType: "u732B" })], { u732B: named("猫") }),
  );
  expect(typesOf(one!, two!)).toEqual(["猫"]);
});
