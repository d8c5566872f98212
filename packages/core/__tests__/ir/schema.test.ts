import { readFileSync } from "node:fs";
import Ajv from "ajv/dist/2020.js";
import type { IR } from "../../src/index.ts";
import {
  awkwardDocument,
  completeDocument,
  hostileDocument,
  irOf,
  ringDocument,
  sampleDocument,
} from "../../src/testing/index.ts";

const read = (path: string): object =>
  JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8")) as object;

const validate = new Ajv.default({ allowUnionTypes: true }).compile(read("../../schema/ir.v1.schema.json"));

function errors(ir: IR): unknown {
  validate(ir);
  return validate.errors;
}

const documents: [string, () => object][] = [
  ["projects", () => read("../fixtures/projects.document.json")],
  ["type mapping", () => read("../fixtures/type-mapping.document.json")],
  ["forms", () => read("../fixtures/forms.document.json")],
  ["sample", () => sampleDocument(20)],
  ["ring", () => ringDocument(5)],
  ["hostile", () => hostileDocument()],
  ["awkward", () => awkwardDocument()],
  ["complete", () => completeDocument()],
];

test.each(documents)("the IR of the %s document matches the published schema", (_name, document) => {
  const { ir } = irOf(document());
  expect(errors(ir)).toBeNull();
  expect(JSON.parse(JSON.stringify(ir))).toEqual(ir);
});

test("the published schema has a definition for each kind of type", () => {
  const kinds = new Set<string>();
  JSON.stringify(irOf(completeDocument()).ir.types, (key, value: unknown) => {
    if (key === "kind") kinds.add(String(value));
    return value;
  });
  const { $defs } = read("../../schema/ir.v1.schema.json") as {
    $defs: { type: { oneOf: { $ref: string }[] } };
  };
  expect([...kinds].sort()).toEqual($defs.type.oneOf.map(({ $ref }) => $ref.slice("#/$defs/".length)).sort());
});

test.each<[string, (ir: any) => void]>([
  ["an unknown field", (ir) => (ir.extra = 1)],
  ["an unknown kind of type", (ir) => (ir.types[0].type.kind = "set")],
  ["a type without its pointer", (ir) => delete ir.types[0].type.pointer],
  ["another version", (ir) => (ir.irVersion = 2)],
  ["a pointer that is none", (ir) => (ir.functions[0].origin.pointer = "x~2")],
])("the published schema rejects %s", (_what, change) => {
  const ir = structuredClone(irOf(sampleDocument(1)).ir);
  change(ir);
  expect(errors(ir)).not.toBeNull();
});
