import { data } from "../src/layout.ts";

const printed = (...given: Parameters<typeof data>): string => String(data(...given));

test.each<[unknown, string]>([
  [null, "null"],
  [-1.5, "-1.5"],
  ["*/ `${evil()}` \u2028", '"*/ `${evil()}` \\u2028"'],
  [[], "[]"],
  [{}, "{}"],
  [[1, ["a", true]], '[1, ["a", true]]'],
  [{ name: "a", "data-x": { "": null } }, '{ name: "a", "data-x": { "": null } }'],
])("JSON is printed as an expression of one line where that fits: %j", (value, expected) => {
  expect(printed(value)).toBe(expected);
});

test("a key __proto__ stays a key", () => {
  const value: unknown = JSON.parse('{"__proto__": {"a": 1}}');
  expect(printed(value)).toBe('{ ["__proto__"]: { a: 1 } }');
});

test("what is too long for a line has one entry a line, as deep as it takes", () => {
  const word = "w".repeat(60);
  expect(printed({ short: [1, 2], long: [word, { word }] })).toBe(
    ["{", "  short: [1, 2],", "  long: [", `    "${word}",`, `    { word: "${word}" },`, "  ],", "}"].join(
      "\n",
    ),
  );
});

test("what stands before it on its line counts", () => {
  const value = ["a".repeat(50)];
  expect(printed(value, 56)).toBe(`["${"a".repeat(50)}"]`);
  expect(printed(value, 57)).toBe(`[\n  "${"a".repeat(50)}",\n]`);
  expect(printed(value, 57, "    ")).toBe(`[\n      "${"a".repeat(50)}",\n    ]`);
});
