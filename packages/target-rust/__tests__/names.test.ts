import { DiagnosticError } from "@mizan/core";
import { emit, type Files } from "./emit.ts";
import {
  contextType,
  fetchMethod,
  field,
  literal,
  method,
  numbered,
  text,
  typeName,
  variant,
} from "../src/names.ts";
import { documentation } from "../src/prose.ts";

const plain = (value: unknown): string => String(value);

test.each([
  ["projectId", "project_id"],
  ["type", "r#type"],
  ["self", "self_"],
  ["_private", "private"],
  ["2fa", "field_2_fa"],
  ["größe", "größe"],
  ["ﬁ", "fi"],
  ["a-b c", "a_b_c"],
  ["x; evil()", "x_evil__"],
  ["is\u200badmin", "is_admin"],
  ["", "field"],
])("the field of %j is %s", (name, expected) => {
  expect(plain(field(name))).toBe(expected);
});

test.each([
  ["Page_Task", "PageTask"],
  ["HTTPServer", "HTTPServer"],
  ["Option", "Option_"],
  ["self", "Self_"],
  ["from_", "From_"],
  ["2fa", "Type2Fa"],
  ["Page_Größe", "PageGröße"],
  ["КотInput", "КотInput"],
  ["猫", "猫"],
])("the type of %j is %s", (name, expected) => {
  expect(plain(typeName(name))).toBe(expected);
});

test("variants, methods and structs of contexts have names of their own", () => {
  expect([variant("dark-blue"), variant("other"), variant("1"), variant("")].map(plain)).toEqual([
    "DarkBlue",
    "Other_",
    "Value1",
    "Value",
  ]);
  expect([method("builder"), method("match"), fetchMethod("global")].map(plain)).toEqual([
    "builder_",
    "r#match",
    "fetch_global",
  ]);
  expect(plain(contextType("__proto__", "Params"))).toBe("ProtoParams");
});

// A variant `Self_2` would not be in upper camel case.
test("a number takes the place of the underscore", () => {
  expect([numbered(variant("self"), 1), numbered(variant("self"), 2)].map(plain)).toEqual(["Self_", "Self2"]);
});

test.each([
  ['"; evil(); "', String.raw`"\"; evil(); \""`],
  ["a\\", String.raw`"a\\"`],
  ["a\n\r\t\u202e\ud800", String.raw`"a\n\r\t\u{202E}\u{FFFD}"`],
])("the literal of %j is %s", (value, expected) => {
  expect(plain(text(value))).toBe(expected);
});

test("literals of other types are those of Rust", () => {
  expect([-1, 1.5, 12345, -200700, 1234567, true, null].map((value) => plain(literal(value)))).toEqual([
    "-1",
    "1.5",
    "12345",
    "-200_700",
    "1_234_567",
    "true",
    "::mizan_kernel::__private::Value::Null",
  ]);
});

test.each([
  ["Renames it.", "/// Renames it."],
  ["The project_id of [it] <b>.", "/// The `project_id` of `[it]` `<b>`."],
  ["FastAPI's IDs, e.g. a::b", "/// `FastAPI's` IDs, e.g. `a::b`"],
  ["Such as cpe:/a:b or file:x, not a: b.", "/// Such as `cpe:/a:b` or `file:x`, not a: b."],
  [".. deprecated:: 2", "/// .. `deprecated::` 2"],
  ["(in addition to String() and AsInt64()).", "/// (in addition to `String()` and `AsInt64()`)."],
  ["See https://a.example/b_c.", "/// See <https://a.example/b_c>."],
  [
    "a\r\n\n\n\n    code()\n- item\n# head\n1. one",
    "/// a\n///\n/// `code()`\n/// \\- item\n/// `#` head\n/// 1\\. one",
  ],
  ["`x` and ```", "/// `'x'` and `'''`"],
  ["nul \0", "/// nul U+0000"],
])("the documentation of %j is text", (value, expected) => {
  expect(plain(documentation("///", value))).toBe(expected);
});

const operation = (name: string, input: object): object => ({ name, input });

describe("names that become one in Rust", () => {
  const failing = async (functions: readonly object[]): Promise<string[]> => {
    const error = await emit(documentOf(functions as readonly { name: string; input: object }[])).catch(
      (reason: unknown) => reason,
    );
    return error instanceof DiagnosticError
      ? error.diagnostics.map(({ code, message }) => `${code} ${message}`)
      : [JSON.stringify(error)];
  };

  test("fields are an error", async () => {
    const input = { userId: { type: "string" }, user_id: { type: "string" } };
    expect(await failing([operation("a", input)])).toEqual([
      expect.stringMatching(/^MZ\d+ .*"?user_?[iI]d"?.*user_id/),
    ]);
  });

  test("methods are an error", async () => {
    expect(await failing([operation("addTask", {}), operation("add_task", {})])).toContain(
      "MZ3006 add_task and addTask are both named add_task among the methods of the Rust client.",
    );
  });

  test("a field of another spelling is no error", async () => {
    const input = { userName: { type: "string" }, user_id: { type: "string" } };
    const files: Files = await emit(documentOf([{ name: "a", input }]));
    expect(files["src/types.rs"]).toContain('    #[serde(rename = "userName")]\n    pub user_name: String,');
  });
});

function documentOf(functions: readonly { readonly name: string; readonly input: object }[]): object {
  const schemas = Object.fromEntries(
    functions.map(({ name, input }) => [
      `${name.toUpperCase()}Input`,
      { type: "object", properties: input, required: Object.keys(input), additionalProperties: false },
    ]),
  );
  return {
    openapi: "3.1.0",
    info: { title: "Names", version: "1" },
    paths: {},
    components: { schemas },
    "x-mizan-version": 1,
    "x-mizan-functions": functions.map(({ name }) => ({
      name,
      camelName: name,
      kind: "call",
      inputType: `${name.toUpperCase()}Input`,
      outputType: null,
      outputNullable: false,
      returnsResponse: false,
      context: null,
      affects: [],
      auth: "none",
      deprecated: false,
      description: null,
      source: null,
    })),
    "x-mizan-contexts": {},
    "x-mizan-session": { csrf: false },
  };
}
