import { checkConfig } from "../../src/config/config.ts";
import { problems } from "../support/plugins.ts";

const rejects = async (value: unknown) =>
  (await problems(() => checkConfig(value, "/p/mizan.config.mjs"))).map(({ code, message, hint, path }) => {
    expect(path).toBe("/p/mizan.config.mjs");
    return `${code} ${message} ${hint?.replace(/\s+/g, " ")}`;
  });

const EXAMPLE =
  'For example: import { defineConfig } from "@mizan/core"; import react from "@mizan/target-react"; ' +
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
    'MZ1005 `plugins` must be an array, but is an object. For example: plugins: [react({ outDir: "src/api" })]',
  ],
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
  ["a list", [], `MZ1005 The config must be an object, but is an array. ${EXAMPLE}`],
  ["an empty object", {}, `MZ1005 The config has neither \`plugins\` nor \`document\`. ${EXAMPLE}`],
])("%s is rejected with a hint", async (_name, value, expected) => {
  expect(await rejects(value)).toEqual([expected]);
});

test("every problem is reported at once", async () => {
  expect(await rejects({ plugin: [], document: null })).toHaveLength(2);
});

test("$schema, which editors use in JSON, is not an option", () => {
  expect(checkConfig({ $schema: "x", plugins: [] }, "/p")).toEqual({ $schema: "x", plugins: [] });
});
