import { documentsToIR } from "../../src/ir/index.ts";
import { irOf, ringDocument, sampleDocument } from "../../src/testing/index.ts";

/** CPU milliseconds, which a busy machine does not falsify. */
function cost(document: object): number {
  const parsed: unknown = JSON.parse(JSON.stringify(document));
  const before = process.cpuUsage();
  documentsToIR([{ document: parsed, origin: "a test", plugin: "a test" }]);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

test("10,000 schemas in a cycle are 10,000 types", () => {
  const { ir, diagnostics } = irOf(ringDocument(10_000));
  expect(diagnostics).toEqual([]);
  expect(ir.types).toHaveLength(10_000);
});

test("the time grows at most linearly", () => {
  cost(sampleDocument(250));
  const small = Math.min(...[1, 2, 3].map(() => cost(sampleDocument(250))));
  const large = Math.min(...[1, 2, 3].map(() => cost(sampleDocument(2_000))));
  // Eight times the size; twice that for what the garbage collector does at one size and not at the other.
  expect(large / small).toBeLessThan(16);
});
