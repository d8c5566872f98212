import { inputsOf } from "../../src/build-state/inputs.ts";
import { plugin } from "../support/plugins.ts";

const one = plugin("one", () => {}, "1");
const two = plugin("two", () => {}, "1");
const handed = (document: unknown, origin = "a.json", by = "one") => ({ document, origin, plugin: by });
const BASE = [[one, two], [handed("{}"), handed("[]")], "1.0.0"] as const;

test("the same inputs are equal", () => {
  expect(inputsOf(...BASE)).toEqual(inputsOf(...BASE));
});

test.each([
  ["parsed", { a: "ü" }],
  ["as text", '{"a":"ü"}'],
  ["as bytes", new TextEncoder().encode('{"a":"ü"}')],
])("a document counts by its bytes, handed over %s", (_name, document) => {
  const inputs = inputsOf([one], [handed(document)], "1");
  expect(Buffer.from(inputs!.documents).toString()).toBe('{"a":"ü"}');
  expect(inputs!.made).toBe('["1",[["one","1",null]],[["one","a.json",10]]]');
});

test.each<[string, Parameters<typeof inputsOf>]>([
  ["this package's version", [BASE[0], BASE[1], "1.0.1"]],
  ["a plugin's name", [[one, plugin("three", () => {}, "1")], BASE[1], BASE[2]]],
  ["a plugin's fingerprint", [[one, plugin("two", () => {}, "2")], BASE[1], BASE[2]]],
  ["the order of the plugins", [[two, one], BASE[1], BASE[2]]],
  ["a document", [BASE[0], [handed("{ }"), handed("[]")], BASE[2]]],
  ["a document of the same length", [BASE[0], [handed("[]"), handed("[]")], BASE[2]]],
  ["where a document came from", [BASE[0], [handed("{}", "b.json"), handed("[]")], BASE[2]]],
  ["who handed it over", [BASE[0], [handed("{}", "a.json", "two"), handed("[]")], BASE[2]]],
  ["where one document ends and the next begins", [BASE[0], [handed("{}["), handed("]")], BASE[2]]],
])("they differ by %s", (_name, inputs) => {
  expect(inputsOf(...inputs)).not.toEqual(inputsOf(...BASE));
});

test("inputs with a plugin without a fingerprint are never equal", () => {
  expect(inputsOf([one, plugin("free", () => {})], BASE[1], BASE[2])).toBeUndefined();
});
