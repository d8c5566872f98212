import { code, syntax } from "@mizan/core";
import { comment, identifier, identifierPart, key, literal, prose, tag, unused } from "../src/names.ts";

const text = (value: unknown): string => String(value);

describe("an identifier", () => {
  test.each([
    ["renameProject", "renameProject"],
    ["größe", "größe"],
    ["列表", "列表"],
    ["Page_Größe", "Page_Größe"],
    ["КотInput", "КотInput"],
    ["delete", "delete_"],
    ["undefined", "undefined_"],
    ["number", "number_"],
    ["2fa", "_2fa"],
    ["app.User-v2", "app_User_v2"],
    ["x; evil()", "x__evil__"],
    ["m²", "m_"],
    ["is\u200bAdmin", "is_Admin"],
    ["admin\u3164", "admin_"],
    ["a\ufe0f\u202e\u{e0100}", "a___"],
    ["", "_"],
  ])("for %j is %s", (name, expected) => {
    expect(text(identifier(name))).toBe(expected);
  });

  test("may continue with a digit or a reserved word", () => {
    expect(text(syntax`use${identifierPart("2fa")}`)).toBe("use2fa");
    expect(text(syntax`use${identifierPart("delete")}`)).toBe("usedelete");
  });

  test("gets underscores until it is unique", () => {
    const taken = new Set(["Kernel", "Kernel_"]);
    expect(text(unused(syntax`Kernel`, (name) => taken.has(text(name))))).toBe("Kernel__");
  });
});

test.each([
  ["plain", "plain"],
  ["with-dash", '"with-dash"'],
  ["größe", '"größe"'],
  ["__proto__", '["__proto__"]'],
  ['"; evil(); "', '"\\"; evil(); \\""'],
  ["class", "class"],
  ["is\u202eAdmin", '"is\\u202EAdmin"'],
  ["admin\u3164", '"admin\\u3164"'],
])("the key of %j in an object literal is %s", (name, expected) => {
  expect(text(key(name))).toBe(expected);
});

test.each([
  ["a\u2028b\u2029", '"a\\u2028b\\u2029"'],
  ["\ud800", '"\\ud800"'],
  ["a\u202eb\u2066\u200b\u061c", '"a\\u202Eb\\u2066\\u200B\\u061C"'],
  [{ "\u202e": ["\u007f\u0085"] }, '{"\\u202E":["\\u007F\\u0085"]}'],
  [-1.5, "-1.5"],
  [null, "null"],
])("the literal of %j is %s", (value, expected) => {
  expect(text(literal(value))).toBe(expected);
});

describe("prose", () => {
  test.each([
    ["*/ evil(); /*", "*\\/ evil(); /*"],
    ["**/", "**\\/"],
    ["@ts-ignore", "\\@ts-ignore"],
    ["first\n  * @deprecated", "first\n  * \\@deprecated"],
    ["mail a@b.example", "mail a@b.example"],
    ["a\r\nb\rc\u2028d", "a\nb\nc\nd"],
    ["nul \0 bell \u0007", "nul U+0000 bell U+0007"],
    ["\ufeff/*\u202e } \u2066if (admin)\u2069 */", "U+FEFF/*U+202E } U+2066if (admin)U+2069 *\\/"],
    ["\ud800 👩\u200d👧", "U+D800 👩\u200d👧"],
    ["\n\n * @a\n@b @c\n\n", "* \\@a\n\\@b @c"],
  ])("of %j keeps its words and stays in its comment", (given, expected) => {
    expect(text(prose(given))).toBe(expected);
  });

  test("is null without a description", () => {
    expect([prose(null), prose(" \n ")]).toEqual([null, null]);
  });
});

describe("a comment", () => {
  test("of one line stays on it", () => {
    expect(text(comment(null, prose("Says hello.")))).toBe("/** Says hello. */");
  });

  test("of several parts has one line for each part", () => {
    expect(text(comment(prose("Says hello.\n\nTwice."), tag("default", { a: "*/" })))).toBe(
      ["/**", " * Says hello.", " *", " * Twice.", ' * @default {"a":"*\\/"}', " */"].join("\n"),
    );
  });

  test("of nothing is null", () => {
    expect(comment(null, null)).toBeNull();
  });
});

test("code is joined by fixed text", () => {
  expect(text(syntax`\n${code("a")}(${1})`)).toBe("\na(1)");
});
