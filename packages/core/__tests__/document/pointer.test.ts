import { pointerStep, pointerSteps } from "../../src/document/pointer.ts";

// RFC 6901, section 5, and the order of unescaping that section 4 warns of.
test.each([
  ["foo", "foo"],
  ["a/b", "a~1b"],
  ["m~n", "m~0n"],
  ["~1", "~01"],
  ["", ""],
  ["c%d", "c%d"],
  ['k"l', 'k"l'],
])("the key %j is the step %j, and vice versa", (key, step) => {
  expect(pointerStep(key)).toBe(step);
  expect(pointerSteps(`/x/${step}`)).toEqual(["x", key]);
});

test("the whole document has no steps", () => {
  expect(pointerSteps("")).toEqual([]);
});
