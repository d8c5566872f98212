import type { IR } from "../../src/index.ts";
import { dependencyGroups, directions, nominalTypes, twins, valueCycles } from "../../src/lowering/index.ts";
import { irOf, ringDocument } from "../../src/testing/index.ts";
import { build, fn, type Json, object, small } from "../ir/small-document.ts";
import { steps } from "../support/steps.ts";

const ring = (size: number): IR => irOf(ringDocument(size)).ir;

/** Each schema refers to the next, and the last to none. */
function chain(size: number): IR {
  const document = ringDocument(size) as Json;
  document["components"].schemas[`Link${size - 1}`].properties.next = { type: "string", enum: ["a"] };
  return irOf(document).ir;
}

function lower(ir: IR): void {
  nominalTypes(ir);
  dependencyGroups(ir);
  valueCycles(ir);
  directions(ir);
  twins(ir);
}

test.each<[string, (size: number) => IR]>([
  ["a ring", ring],
  ["a chain", chain],
])("the work grows linearly with the number of types: %s", async (_what, make) => {
  const [few, many] = [make(1_250), make(10_000)];
  // Eight times the size.
  const growth = (await steps(() => lower(many))) / (await steps(() => lower(few)));
  expect(growth).toBeLessThan(10);
});

test("names that collide do not search for a free number from the start", () => {
  const keys = Array.from({ length: 1_000 }, (_, index) =>
    ["x".repeat(index % 2), "-".repeat(index)].join(""),
  );
  const letters = { type: "string", enum: ["a"] };
  const document = small([fn("get", { outputType: "A" })], {
    A: object(Object.fromEntries(keys.map((key) => [`${key}x`, letters]))),
  });
  let calls = 0;
  const spell = (name: string): string => {
    calls += 1;
    return name;
  };
  expect(new Set(nominalTypes(build(document), { spell }).all.map(({ name }) => name)).size).toBe(1_001);
  expect(calls).toBeLessThan(5_000);
});
