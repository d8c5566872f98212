import { compare } from "../../src/cli/diff/compare.ts";
import {
  awkwardDocument,
  benignTwin,
  completeDocument,
  hostileDocument,
  irOf,
  ringDocument,
  sampleDocument,
} from "../../src/testing/index.ts";
import { fn, object, ref, small } from "../ir/small-document.ts";
import { found, returning } from "./found.ts";

const plain = (document: object): object => JSON.parse(JSON.stringify(document)) as object;

test.each([
  ["a complete document", completeDocument()],
  ["hostile text", hostileDocument()],
  ["harmless text", benignTwin()],
  ["awkward names", awkwardDocument()],
  ["a ring of types", ringDocument(10_000)],
  ["many functions", sampleDocument(100)],
])("%s has not changed if it is the same", (_name, document) => {
  expect(compare(irOf(document).ir, irOf(plain(document)).ir)).toEqual([]);
});

test("every change of hostile text is found, in both directions", () => {
  const [hostile, benign] = [hostileDocument(), benignTwin()].map((document) => irOf(document).ir);
  for (const [older, newer] of [
    [hostile!, benign!],
    [benign!, hostile!],
  ] as const) {
    const rules = new Set(compare(older, newer).map(({ rule }) => rule));
    expect([...rules]).toEqual(expect.arrayContaining(["input-removed", "output-removed", "output-changed"]));
  }
});

test("rings of different lengths end, after a number of comparisons that is linear in their size", () => {
  const findings = (size: number) => compare(irOf(ringDocument(size)).ir, irOf(ringDocument(size + 1)).ir);
  const [small, large] = [findings(50), findings(500)];
  expect(new Set(large.map(({ rule }) => rule))).toEqual(new Set(["type-replaced", "output-changed"]));
  expect(large.length / small.length).toBeLessThan(11);
});

test("a recursive type is compared once in each direction, and names its functions", () => {
  const tree = (value: object) =>
    small(
      [fn("grow", { inputType: "GrowInput", outputType: "Tree" }), fn("look", { outputType: "Forest" })],
      {
        GrowInput: object({ tree: ref("Tree") }),
        Forest: object({ trees: { type: "array", items: ref("Tree") } }),
        Tree: object({ value, left: ref("Tree"), right: { anyOf: [ref("Tree"), { type: "null" }] } }),
      },
    );
  const [older, newer] = [tree({ type: "integer" }), tree({ type: "string" })].map((one) => irOf(one).ir);
  expect(compare(older!, newer!).map(({ rule, functions }) => [rule, functions])).toEqual([
    ["input-changed", ["grow"]],
    ["output-changed", ["grow", "look"]],
  ]);
});

test("a type names at most twenty of its functions", () => {
  const document = (type: string) =>
    small(
      Array.from({ length: 30 }, (_, index) => fn(`get_${index + 10}`, { outputType: "X" })),
      { X: object({ v: { type } }) },
    );
  const [older, newer] = [document("integer"), document("string")].map((one) => irOf(one).ir);
  expect(compare(older!, newer!)[0]!.functions).toHaveLength(20);
});

test("types that are written inline in a recursive type end", () => {
  const node = (next: object) => ({ Node: object({ next }) });
  const inline = node({
    anyOf: [object({ next: { anyOf: [ref("Node"), { type: "null" }] } }), { type: "null" }],
  });
  const named = node({ anyOf: [ref("Node"), { type: "null" }] });
  expect(found(returning(ref("Node"), named), returning(ref("Node"), inline))).toEqual([]);
});
