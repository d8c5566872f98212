import { escapeInvisible, unicodeEscape, visible } from "../../src/index.ts";
import { invisibleCharacters } from "../../src/testing/index.ts";

const escaped = (text: string): string => escapeInvisible(text, unicodeEscape);

test.each([
  ["bidirectional controls", "a\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c\u200e\u200f"],
  ["zero width characters", "a\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f\u180e"],
  ["letters that show nothing", "a\u115f\u1160\u3164\uffa0"],
  ["line and paragraph separators", "a\u2028\u2029\u0085"],
  ["controls", "a\0\u0007\u001b\r\u000b\u007f\u009b"],
  ["halves of surrogate pairs", "a\ud800 \udc00"],
])("%s are escaped, or named where escapes are not possible", (_what, text) => {
  const units = text
    .slice(1)
    .split("")
    .filter((character) => character !== " ");
  const codes = units.map((unit) => unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0"));
  expect(escaped(text).replace(" ", "")).toBe(`a${codes.map((code) => `\\u${code}`).join("")}`);
  expect(visible(text).replace(" ", "")).toBe(`a${codes.map((code) => `U+${code}`).join("")}`);
  expect(JSON.parse(`"${escaped(text)}"`)).toBe(text);
});

test("a character beyond the basic plane is named once, and has two escapes", () => {
  expect(escaped("\u{e0041}")).toBe("\\uDB40\\uDC41");
  expect(visible("\u{e0041}")).toBe("U+E0041");
});

test("visible text stays: tabs, line feeds, letters of any script, combining marks, emoji", () => {
  const text = "a\tb\n größe 列表 e\u0301 ١٢ \u00a0 😀 \u{1f1e9}\u{1f1ea}";
  expect([escaped(text), visible(text)]).toEqual([text, text]);
});

test("joiners stay in text where a script or an emoji needs them", () => {
  const text = "می\u200cخواهم क\u094d\u200dष ❤\ufe0f 👩\u200d👧 👩🏽\u200d🚀";
  expect(visible(text)).toBe(text);
  expect(visible("a\u200db \u200d\u200d é\u200d\u200d a\ufe0f ❤\ufe0f\ufe0f")).toBe(
    "aU+200Db U+200DU+200D é\u200dU+200D aU+FE0F ❤\ufe0fU+FE0F",
  );
  expect(escaped("❤\ufe0f")).toBe("❤\\uFE0F");
});

test("lines of generated files with invisible characters are reported", () => {
  const files = [
    { path: "a.ts", contents: "const a = 1;\nconst b = '\u202e';\n" },
    { path: "b.ts", contents: '"\\u202E"\n' },
  ];
  expect(invisibleCharacters(files)).toEqual(["a.ts:2 const b = 'U+202E';"]);
});
