import { camelCase, constantCase, kebabCase, pascalCase, snakeCase, words } from "../../src/index.ts";

test.each([
  ["rename_project", ["rename", "project"]],
  ["renameProject", ["rename", "Project"]],
  ["RENAME-PROJECT", ["RENAME", "PROJECT"]],
  ["HTTPServer", ["HTTP", "Server"]],
  ["getHTTP", ["get", "HTTP"]],
  ["Page_User.v2", ["Page", "User", "v2"]],
  ["utf8_to_utf16", ["utf8", "to", "utf16"]],
  ["__a__b__", ["a", "b"]],
  ["größe_ändern", ["größe", "ändern"]],
  ["列表_用户", ["列表", "用户"]],
  ["e\u0301tat_x", ["e\u0301tat", "x"]],
  ["𝒳_x", ["𝒳", "x"]],
  ["___", []],
  ["", []],
])("the words of %j are %j", (name, expected) => {
  expect(words(name)).toEqual(expected);
});

test.each([
  // name, camel, Pascal, snake, kebab
  ["rename_project", "renameProject", "RenameProject", "rename_project", "rename-project"],
  ["HTTPServer", "httpServer", "HTTPServer", "http_server", "http-server"],
  ["MAX_SIZE", "maxSize", "MaxSize", "max_size", "max-size"],
  ["_private", "_private", "_Private", "_private", "private"],
  ["a_1", "a1", "A1", "a_1", "a-1"],
  ["größe_ändern", "größeÄndern", "GrößeÄndern", "größe_ändern", "größe-ändern"],
  ["列表_用户", "列表用户", "列表用户", "列表_用户", "列表-用户"],
  ["__proto__", "__proto__", "__Proto__", "__proto__", "proto"],
  ["from_", "from_", "From_", "from_", "from"],
  ["___", "___", "___", "___", ""],
  ["constructor", "constructor", "Constructor", "constructor", "constructor"],
])("%s is %s, %s, %s and %s", (name, camel, pascal, snake, kebab) => {
  expect([camelCase(name), pascalCase(name), snakeCase(name), kebabCase(name)]).toEqual([
    camel,
    pascal,
    snake,
    kebab,
  ]);
  expect(constantCase(name)).toBe(snake.toUpperCase());
});

test("converting a converted name does not change it", () => {
  for (const name of [
    "rename_project",
    "HTTPServer",
    "MAX_SIZE",
    "utf8_to_utf16",
    "größe_ändern",
    "_ab_cd",
  ]) {
    for (const convert of [camelCase, pascalCase, snakeCase, kebabCase, constantCase]) {
      expect(convert(convert(name))).toBe(convert(name));
    }
  }
});
