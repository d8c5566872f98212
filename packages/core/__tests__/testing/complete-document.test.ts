import type { IR } from "../../src/index.ts";
import { completeDocument, irOf, missingFeatures } from "../../src/testing/index.ts";

const complete = (): IR => irOf(JSON.parse(JSON.stringify(completeDocument()))).ir;

test("the complete document has every kind of node, and every content of each field", () => {
  expect(missingFeatures(complete())).toEqual([]);
});

test("the complete document has no warning or error", () => {
  const { diagnostics } = irOf(completeDocument());
  expect(diagnostics.filter(({ severity }) => severity !== "note")).toEqual([]);
});

/** The IR of the complete document, after a change of each JSON object in it. */
function changed(change: (node: any) => object): IR {
  const text = JSON.stringify(complete(), (_key, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value) ? change({ ...value }) : value,
  );
  return JSON.parse(text) as IR;
}

test.each<[string, (node: any) => object, string[]]>([
  ["tuples", (node) => (node.kind === "tuple" ? { kind: "any" } : node), ["tuple"]],
  ["sets", (node) => (node.kind === "array" ? { ...node, unique: false } : node), ["array.unique: true"]],
  [
    "an enum of integers",
    (node) => (node.type === "integer" && node.members ? { ...node, type: "mixed" } : node),
    ["enum.type: integer"],
  ],
  [
    "generic types",
    (node) => (node.generic ? { ...node, generic: null } : node),
    ["declaration.generic: a value"],
  ],
  [
    "type variables",
    (node) => (node.parameters ? { ...node, parameters: [] } : node),
    ["declaration.parameters: a value"],
  ],
  [
    "the responses of a framework, and files",
    (node) => (node.camelName && node.kind ? { ...node, returnsResponse: false, multipart: false } : node),
    ["function.returnsResponse: true", "function.multipart: true"],
  ],
  [
    "any of the kinds of a function",
    (node) => (node.kind === "mutation" ? { ...node, kind: "call" } : node),
    ["function.kind: mutation"],
  ],
  [
    "numbers without limits",
    (node) => (node.kind === "primitive" ? { multipleOf: 2, ...node } : node),
    ["primitive.multipleOf: absent"],
  ],
  ["forms", (node) => (node.irVersion ? { ...node, forms: [] } : node), ["form", "formField", "formChoice"]],
])("missingFeatures names what an IR lacks: %s", (_what, change, missing) => {
  expect(missingFeatures(changed(change))).toEqual(missing);
});
