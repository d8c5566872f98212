/** @jest-environment node */
import { readFileSync } from "node:fs";
import { canonicalQuery, inScope } from "../src/canonical.ts";

interface Vector {
  readonly name: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly canonical: string;
}

const vectors = JSON.parse(
  readFileSync(new URL("./vectors/canonical.json", import.meta.url), "utf8"),
) as readonly Vector[];

describe("the canonical query string", () => {
  test.each(vectors)("$name", ({ params, canonical }) => {
    expect(canonicalQuery(params)).toBe(canonical);
  });

  test("a URL takes it unchanged and gives the values back", () => {
    const url = new URL(`http://127.0.0.1/?${canonicalQuery({ q: "~*'()! ü😂", "a&b": "=" })}`);
    expect([...url.searchParams]).toEqual([
      ["a&b", "="],
      ["q", "~*'()! ü😂"],
    ]);
  });

  test("what is undefined counts as absent, a date travels as ISO text", () => {
    expect(canonicalQuery({ a: undefined, at: new Date(0) })).toBe("at=1970-01-01T00%3A00%3A00.000Z");
  });
});

describe("the scope of an invalidation", () => {
  test.each([
    ["no scope covers every instance", {}, { id: 7 }, true],
    ["the same value", { id: 7 }, { id: 7, page: 2 }, true],
    ["another value", { id: 8 }, { id: 7 }, false],
    ["one of two differs", { id: 7, page: 1 }, { id: 7, page: 2 }, false],
    ["an instance without the parameter", { id: 7 }, {}, true],
    ["an instance whose parameter is null", { id: 7 }, { id: null }, true],
    ["a scope whose value is null", { id: null }, { id: 7 }, true],
    ["a number and its text, which one query string cannot tell apart", { id: 7 }, { id: "7" }, true],
    ["a UUID in capitals, which the server names in small letters", { id: "af01" }, { id: "AF01" }, true],
    ["objects that differ in the order of keys", { f: { a: 1, b: 2 } }, { f: { b: 2, a: 1 } }, true],
    ["a parameter that only the prototype has", { constructor: 1 }, {}, true],
  ])("%s", (_name, scope, params, expected) => {
    expect(inScope(scope, params)).toBe(expected);
  });
});
