import type { IR } from "../../src/index.ts";
import { dependencyGroups, directions, nominalTypes, twins, valueCycles } from "../../src/lowering/index.ts";
import { irOf, ringDocument } from "../../src/testing/index.ts";
import { build, fn, type Json, object, small } from "../ir/small-document.ts";

const ring = (size: number): IR => irOf(ringDocument(size)).ir;

/** Each schema refers to the next, and the last to none. */
function chain(size: number): IR {
  const document = ringDocument(size) as Json;
  document["components"].schemas[`Link${size - 1}`].properties.next = { type: "string", enum: ["a"] };
  return irOf(document).ir;
}

/** CPU milliseconds, which a busy machine does not falsify. */
function cost(ir: IR): number {
  const before = process.cpuUsage();
  nominalTypes(ir);
  dependencyGroups(ir);
  valueCycles(ir);
  directions(ir);
  twins(ir);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

test.each<[string, (size: number) => IR]>([
  ["a ring", ring],
  ["a chain", chain],
])("the time grows at most linearly with the number of types: %s", (_what, make) => {
  const [small, large] = [make(1_250), make(10_000)];
  const least = (ir: IR): number => Math.min(...[1, 2, 3].map(() => cost(ir)));
  least(small);
  // Eight times the size: a linear computation takes about 8 times as long, a quadratic one 64 times.
  expect(least(large) / least(small)).toBeLessThan(32);
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
