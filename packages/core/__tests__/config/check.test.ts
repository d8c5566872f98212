import { checkConfig } from "../../src/config/check.ts";
import { problems } from "../support/plugins.ts";

const rejects = async (value: unknown) =>
  (await problems(() => checkConfig(value, "/p/mizan.config.mjs"))).map(({ code, message, hint, path }) => {
    expect(path).toBe("/p/mizan.config.mjs");
    return `${code} ${message} ${hint?.replace(/\s+/g, " ")}`;
  });

const EXAMPLE =
  'A right one: import { defineConfig } from "@mizan/core"; import react from "@mizan/target-react"; ' +
  'export default defineConfig({ document: "openapi.json", plugins: [react({ outDir: "src/api" })], });';

test.each([
  [
    "a misspelt option",
    { plugin: [] },
    'MZ1004 The config has an unknown option "plugin". Did you mean "plugins"?',
  ],
  [
    "an unknown option",
    { outDir: "x" },
    'MZ1004 The config has an unknown option "outDir". The options are: plugins, document.',
  ],
  [
    "plugins that are no list",
    { plugins: {} },
    'MZ1005 `plugins` is an object, not a list. A right one: plugins: [react({ outDir: "src/api" })]',
  ],
  [
    "a document that is no string",
    { document: 1 },
    'MZ1005 `document` is a number, not a path or a URL. A right one: document: "openapi.json"',
  ],
  [
    "an empty document",
    { document: "" },
    'MZ1005 `document` is empty, not a path or a URL. A right one: document: "openapi.json"',
  ],
  ["nothing", undefined, `MZ1005 The file holds no config. ${EXAMPLE}`],
  ["a list", [], `MZ1005 The config is a list, not an object with options. ${EXAMPLE}`],
  ["an empty object", {}, `MZ1005 The config has neither \`plugins\` nor \`document\`. ${EXAMPLE}`],
])("%s is refused, with the fix", async (_name, value, expected) => {
  expect(await rejects(value)).toEqual([expected]);
});

test("every problem is reported at once", async () => {
  expect(await rejects({ plugin: [], document: null })).toHaveLength(2);
});

test("$schema, which editors want in JSON, is no option", () => {
  expect(checkConfig({ $schema: "x", plugins: [] }, "/p")).toEqual({ $schema: "x", plugins: [] });
});
