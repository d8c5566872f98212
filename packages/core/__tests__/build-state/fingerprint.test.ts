import { fingerprintOf } from "../../src/build-state/fingerprint.ts";
import { plugin } from "../support/plugins.ts";

const one = plugin("one", () => {}, "1");
const two = plugin("two", () => {}, "1");
const handed = (document: unknown, origin = "a.json", by = "one") => ({ document, origin, plugin: by });
const BASE = [[one, two], [handed("{}"), handed("[]")], "1.0.0"] as const;

test("the same inputs have the same fingerprint, a parsed document that of its text", () => {
  expect(fingerprintOf(...BASE)).toBe(fingerprintOf(...BASE));
  expect(fingerprintOf([one], [handed({ a: 1 })], "1")).toBe(fingerprintOf([one], [handed('{"a":1}')], "1"));
});

test.each<[string, Parameters<typeof fingerprintOf>]>([
  ["this package's version", [BASE[0], BASE[1], "1.0.1"]],
  ["a plugin's name", [[one, plugin("three", () => {}, "1")], BASE[1], BASE[2]]],
  ["a plugin's fingerprint", [[one, plugin("two", () => {}, "2")], BASE[1], BASE[2]]],
  ["the order of the plugins", [[two, one], BASE[1], BASE[2]]],
  ["a document", [BASE[0], [handed("{ }"), handed("[]")], BASE[2]]],
  ["where a document came from", [BASE[0], [handed("{}", "b.json"), handed("[]")], BASE[2]]],
  ["who handed it over", [BASE[0], [handed("{}", "a.json", "two"), handed("[]")], BASE[2]]],
  ["where one document ends and the next begins", [BASE[0], [handed("{}["), handed("]")], BASE[2]]],
])("it changes with %s", (_name, inputs) => {
  expect(fingerprintOf(...inputs)).not.toBe(fingerprintOf(...BASE));
});

test("a plugin without a fingerprint leaves nothing to compare", () => {
  expect(fingerprintOf([one, plugin("free", () => {})], BASE[1], BASE[2])).toBeUndefined();
});
