import { checkConfigs } from "../../src/config/config.ts";
import { problems } from "../support/plugins.ts";

const rejects = async (value: unknown) =>
  (await problems(() => checkConfigs(value, "/p/mizan.config.mjs"))).map(({ code, message, hint, path }) => {
    expect(path).toBe("/p/mizan.config.mjs");
    return `${code} ${message} ${hint?.replace(/\s+/g, " ")}`;
  });

const EXAMPLE =
  'For example: import { defineConfig } from "@mizan/core"; import react from "@mizan/target-react"; ' +
  'export default defineConfig({ document: "openapi.json", plugins: [react({ outDir: "src/api" })], });';

const FORMAT =
  "MZ1005 `format` must be an array of words, or an object with one for each output directory. " +
  'For example: format: ["prettier", "--write"]';

test.each([
  [
    "a misspelt option",
    { plugin: [] },
    'MZ1004 The config has an unknown option "plugin". Did you mean "plugins"?',
  ],
  [
    "an unknown option",
    { outDir: "x" },
    'MZ1004 The config has an unknown option "outDir". The options are: plugins, document, name, format.',
  ],
  [
    "plugins that are no list",
    { plugins: {} },
    'MZ1005 `plugins` must be an array, but is an object. For example: plugins: [react({ outDir: "src/api" })]',
  ],
  ["a format that is text", { plugins: [], format: "prettier" }, FORMAT],
  ["a format without a word", { plugins: [], format: [] }, FORMAT],
  ["a format of a directory that is text", { plugins: [], format: { out: "prettier" } }, FORMAT],
  [
    "a document that is no string",
    { document: 1 },
    'MZ1005 `document` must be a path or a URL, but is a number. For example: document: "openapi.json"',
  ],
  [
    "an empty document",
    { document: "" },
    'MZ1005 `document` must be a path or a URL, but is empty. For example: document: "openapi.json"',
  ],
  ["nothing", undefined, `MZ1005 The file contains no config. ${EXAMPLE}`],
  ["a number", 3, `MZ1005 The config must be an object, but is a number. ${EXAMPLE}`],
  [
    "a name that is no string",
    { name: 1 },
    'MZ1005 `name` must be a string, but is a number. For example: name: "admin"',
  ],
  ["an empty object", {}, `MZ1005 The config has neither \`plugins\` nor \`document\`. ${EXAMPLE}`],
])("%s is rejected with a hint", async (_name, value, expected) => {
  expect(await rejects(value)).toEqual([expected]);
});

test("every problem is reported at once", async () => {
  expect(await rejects({ plugin: [], document: null })).toHaveLength(2);
});

test("$schema, which editors use in JSON, is not an option", async () => {
  expect(await checkConfigs({ $schema: "x", plugins: [] }, "/p")).toEqual([
    { name: undefined, config: { $schema: "x", plugins: [] } },
  ]);
});

describe("an array of configs", () => {
  const found = async (value: unknown) =>
    (await problems(() => checkConfigs(value, "/p"))).map(({ config, message }) => [config, message]);

  test("gives each config its name, or its number", async () => {
    const [one, two] = [{ document: "a.json" }, { name: "admin", document: "b.json" }];
    expect(await checkConfigs([one, two], "/p")).toEqual([
      { name: "1", config: one },
      { name: "admin", config: two },
    ]);
  });
  test("reports the problems of all configs with their names", async () => {
    expect(await found([{ plugin: [] }, { name: "admin", document: 1 }, []])).toEqual([
      ["1", 'The config has an unknown option "plugin".'],
      ["admin", "`document` must be a path or a URL, but is a number."],
      ["3", "The config must be an object, but is an array."],
    ]);
  });
  test("must not be empty", async () => {
    expect(await found([])).toEqual([[undefined, "The array contains no config."]]);
  });
  test.each([
    ["a", "a"],
    [undefined, "1"],
  ])("must not have one name twice: %s, %s", async (first, second) => {
    const configs = [first, second].map((name) => ({ ...(name && { name }), document: "a.json" }));
    expect(await found(configs)).toEqual([[undefined, `Two configs are named "${second}".`]]);
  });
});
