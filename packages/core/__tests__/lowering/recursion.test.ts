import { dependencyGroups, valueCycles } from "../../src/lowering/index.ts";
import { irOf, ringDocument } from "../../src/testing/index.ts";
import { build, fn, type Json, object, ref, small } from "../ir/small-document.ts";

const get = (schemas: Json) => build(small([fn("get", { outputType: "A" })], schemas));

/** The names that need a pointer, by the declaration. */
const cyclesOf = (schemas: Json): Json =>
  Object.fromEntries(
    [...valueCycles(get(schemas))].map(([name, references]) => [name, [...references].map((to) => to.name)]),
  );

test.each<[string, Json, Json]>([
  ["a property", { next: ref("A") }, { A: ["A"] }],
  ["a nullable property", { next: { anyOf: [ref("A"), { type: "null" }] } }, { A: ["A"] }],
  ["an inline object", { next: object({ inner: ref("A") }) }, { A: ["A"] }],
  ["a tuple", { next: { type: "array", prefixItems: [ref("A")], maxItems: 1 } }, { A: ["A"] }],
  ["a union", { next: { anyOf: [ref("A"), { type: "integer" }] } }, { A: ["A"] }],
  ["an array", { next: { type: "array", items: ref("A") } }, {}],
  ["a map", { next: { type: "object", additionalProperties: ref("A") } }, {}],
  ["an array of objects", { next: { type: "array", items: object({ inner: ref("A") }) } }, {}],
])("a type that contains itself in %s", (_what, properties, cycles) => {
  expect(cyclesOf({ A: object(properties) })).toEqual(cycles);
});

test("a reference inside an array makes no cycle, a direct reference does", () => {
  const ir = get({ A: object({ one: ref("A"), many: { type: "array", items: ref("A") } }) });
  const pointers = [...valueCycles(ir).get("A")!].map(({ pointer }) => pointer);
  expect(pointers).toEqual(["/components/schemas/A/properties/one"]);
});

test("only references within a cycle need a pointer, not those that lead to one or away from it", () => {
  expect(
    cyclesOf({
      A: object({ b: ref("B"), end: ref("End") }),
      B: object({ c: ref("C") }),
      C: object({ b: ref("B"), d: ref("D") }),
      D: object({ e: { anyOf: [ref("E"), { type: "null" }] } }),
      E: object({ d: ref("D"), end: ref("End") }),
      End: object({}),
    }),
  ).toEqual({ B: ["C"], C: ["B"], D: ["E"], E: ["D"] });
});

test("cycles that share a type are one", () => {
  expect(
    cyclesOf({
      A: object({ b: ref("B"), c: ref("C") }),
      B: object({ a: ref("A") }),
      C: object({ a: ref("A") }),
    }),
  ).toEqual({ A: ["B", "C"], B: ["A"], C: ["A"] });
});

test("a language decides which types store their content behind a pointer", () => {
  const ir = get({ A: object({ items: { type: "array", items: ref("A") } }) });
  expect([...valueCycles(ir, () => false).keys()]).toEqual(["A"]);
});

test("a group of declarations refers only to itself and to groups before it", () => {
  const ir = get({
    A: object({ c: ref("C"), self: { type: "array", items: ref("A") } }),
    B: object({ c: { type: "array", items: ref("C") } }),
    C: object({ b: ref("B"), d: ref("D") }),
    D: object({}),
  });
  expect(dependencyGroups(ir)).toEqual([
    { names: ["D"], isRecursive: false },
    { names: ["B", "C"], isRecursive: true },
    { names: ["A"], isRecursive: true },
  ]);
});

test("a language decides which references count for the order", () => {
  const ir = get({ A: object({ b: object({ inner: ref("B") }) }), B: { type: "array", items: ref("A") } });
  expect(dependencyGroups(ir).map(({ names }) => names)).toEqual([["A", "B"]]);
  expect(dependencyGroups(ir, ({ kind }) => kind !== "object").map(({ names }) => names)).toEqual([
    ["A"],
    ["B"],
  ]);
});

test("a cycle of 10,000 declarations is one group, and each refers to the next through a pointer", () => {
  const { ir } = irOf(ringDocument(10_000));
  expect(dependencyGroups(ir)).toEqual([{ names: ir.types.map(({ name }) => name), isRecursive: true }]);
  expect(valueCycles(ir).size).toBe(10_000);
});
