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
])("JSON is printed on one line where it fits: %j", (value, expected) => {
  expect(printed(value)).toBe(expected);
});

test("the key __proto__ stays a key", () => {
  const value: unknown = JSON.parse('{"__proto__": {"a": 1}}');
  expect(printed(value)).toBe('{ ["__proto__"]: { a: 1 } }');
});

test("a value that is too long for a line has one entry per line, at any depth", () => {
  const word = "w".repeat(60);
  expect(printed({ short: [1, 2], long: [word, { word }] })).toBe(
    ["{", "  short: [1, 2],", "  long: [", `    "${word}",`, `    { word: "${word}" },`, "  ],", "}"].join(
      "\n",
    ),
  );
});

test("the text before the value counts towards the length of the line", () => {
  const value = ["a".repeat(50)];
  expect(printed(value, 56)).toBe(`["${"a".repeat(50)}"]`);
  expect(printed(value, 57)).toBe(`[\n  "${"a".repeat(50)}",\n]`);
  expect(printed(value, 57, "    ")).toBe(`[\n      "${"a".repeat(50)}",\n    ]`);
});
