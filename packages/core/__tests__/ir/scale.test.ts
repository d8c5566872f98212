import { documentsToIR } from "../../src/ir/index.ts";
import { irOf, ringDocument, sampleDocument } from "../../src/testing/index.ts";
import { steps } from "../support/steps.ts";

const build = (document: object): void => {
  documentsToIR([{ document: structuredClone(document), origin: "a test", plugin: "a test" }]);
};

test("10,000 schemas in a cycle are 10,000 types", () => {
  const { ir, diagnostics } = irOf(ringDocument(10_000));
  expect(diagnostics).toEqual([]);
  expect(ir.types).toHaveLength(10_000);
});

test("the work grows linearly", async () => {
  const [small, large] = [sampleDocument(250), sampleDocument(2_000)];
  // Eight times the size.
  const growth = (await steps(() => build(large))) / (await steps(() => build(small)));
  expect(growth).toBeLessThan(10);
});
