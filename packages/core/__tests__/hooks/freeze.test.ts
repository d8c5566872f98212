import { Freezer } from "../../src/pipeline/waterfall.ts";

test("freezing is deep, at any depth", () => {
  const root: { inner?: object } = {};
  let leaf: { inner?: object } = root;
  for (let depth = 0; depth < 100_000; depth++) leaf = leaf.inner = {};
  new Freezer().freeze(root);
  expect(Object.isFrozen(leaf)).toBe(true);
});

test("freezing ends in a cycle", () => {
  const ring: { self?: object } = {};
  ring.self = ring;
  expect(Object.isFrozen(new Freezer().freeze(ring))).toBe(true);
});

test("objects inside a frozen object are frozen too", () => {
  const inner = { value: 1 };
  new Freezer().freeze(Object.freeze({ inner }));
  expect(Object.isFrozen(inner)).toBe(true);
});
