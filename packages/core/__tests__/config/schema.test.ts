import { Ajv, type ValidateFunction } from "ajv";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { checkConfigs } from "../../src/config/config.ts";
import { loadPlugins } from "../../src/config/plugins.ts";
import { isDiagnosticError } from "../../src/diagnostics/diagnostic.ts";
import { checkPlugins } from "../../src/pipeline/plugins.ts";
import { tempDirectory } from "../support/temp-directory.ts";

type Json = Record<string, any>;

const FILE = fileURLToPath(new URL("../../schema.json", import.meta.url));
const PACKAGES = fileURLToPath(new URL("../../../", import.meta.url));
const SCHEMA = JSON.parse(readFileSync(FILE, "utf8")) as Json;
const ajv = new Ajv({ allowUnionTypes: true, strictTuples: false });
const isValid: ValidateFunction = ajv.compile(SCHEMA);

const CONFIG = path.join(
  tempDirectory({
    "node_modules/x/package.json": '{ "type": "module", "exports": "./index.js" }',
    "node_modules/x/index.js": "export default () => ({ name: 'x', apiVersion: 1, apply() {} });",
  }),
  "mizan.config.json",
);

/** The problem that the command reports for a config, as its message and hint; undefined if it accepts the config. */
async function problem(value: unknown): Promise<string | undefined> {
  try {
    for (const { config } of await checkConfigs(value, CONFIG))
      checkPlugins(await loadPlugins(config.plugins ?? [], CONFIG));
    return undefined;
  } catch (error) {
    if (isDiagnosticError(error))
      return error.diagnostics.map(({ message, hint = "" }) => message + hint).join();
    throw error;
  }
}

/** Fails if the command accepts what the schema refuses, or refuses what it accepts. */
async function agree(values: readonly unknown[]): Promise<void> {
  const different: string[] = [];
  for (const value of values) {
    const reported = await problem(value);
    const valid = isValid(value);
    if (valid !== (reported === undefined))
      different.push(`${JSON.stringify(value)}: ${valid ? reported : ajv.errorsText(isValid.errors)}`);
  }
  expect(different).toEqual([]);
}

/** The options that an error lists for one that does not exist. */
const listed = async (value: unknown) =>
  /The options are: (.*)\./
    .exec((await problem(value)) ?? "")?.[1]
    ?.split(", ")
    .sort();

/** What any option may be set to, apart from the values that the schema itself names. */
const VALUES: readonly unknown[] = [
  null,
  true,
  -1,
  0,
  0.5,
  60,
  "",
  " ",
  "x",
  "a b",
  "..x",
  "1.2.0",
  "1.2",
  "2.0rc1",
  "1.0.0-rc.1",
  "app.main",
  "app.main:app",
  "app/main",
  ".mjs",
  "Some-Name_2",
  "-x",
  [],
  [""],
  ["x"],
  ["x", 1],
  [["x"]],
  {},
  { x: "x" },
  { x: ["x", "{dir}"] },
  { x: [] },
];

const names = Object.keys(SCHEMA["definitions"] as object).filter((name) => /^(source|target)-/.test(name));
const definition = (name: string): Json => SCHEMA["definitions"][name];

test("every official source and target has a schema of its options", () => {
  const plugins = readdirSync(PACKAGES).filter((name) => /^(source|target)-/.test(name));
  expect(names.sort()).toEqual(plugins.filter((name) => name !== "source-python").sort());
});

test("the schema has the keys of a config", async () => {
  const { $schema, ...properties } = SCHEMA["definitions"].config.properties;
  expect($schema).toBeDefined();
  expect(Object.keys(properties).sort()).toEqual(await listed({ qqqqqqqqqqqqqqqqqq: 1 }));
});

test("the schema accepts the same values of a config's keys as the command", async () => {
  const keys = Object.keys(SCHEMA["definitions"].config.properties);
  await agree([
    ...VALUES,
    ...keys.flatMap((key) => VALUES.map((value) => ({ [key]: value }))),
    ...keys.flatMap((key) => VALUES.map((value) => ({ document: "openapi.json", [key]: value }))),
    { document: "openapi.json", unknown: 1 },
    [{ document: "a.json" }, { name: "b", document: "b.json", plugins: [] }],
    [{ document: "a.json" }, { document: 1 }],
    [{ plugins: [] }, []],
  ]);
});

test("the schema accepts the same entries of plugins as the command", async () => {
  const options = { outDir: "src/api" };
  const entries = [
    "x",
    ["x"],
    ["x", options],
    ["x", null],
    ["x", options, 1],
    [["x"]],
    [],
    [1],
    [null, options],
    "",
    ["", options],
    ...names.flatMap((name) => [`@mizan/${name}`, [`@mizan/${name}`], [`@mizan/${name}`, {}]]),
    ...names.flatMap((name) => [
      [`@mizan/${name}`, "x"],
      [`@mizan/${name}`, [options]],
      [`@mizan/${name}`, options, 1],
    ]),
  ];
  await agree(entries.map((entry) => ({ plugins: [entry] })));
});

describe.each(names)("the schema of the options of %s", (name) => {
  const { properties, examples } = definition(name);
  const [base] = examples as readonly Json[];
  const configs = (options: readonly Json[]) =>
    options.map((one) => ({ plugins: [[`@mizan/${name}`, one]] }));

  test("has the options that the plugin has", async () => {
    const [unknown] = configs([{ ...base, qqqqqqqqqqqqqqqqqq: 1 }]);
    expect(Object.keys(properties).sort()).toEqual(await listed(unknown));
    expect(isValid(unknown)).toBe(false);
  });

  test("accepts the same values as the plugin", async () => {
    const options = Object.entries(properties as Record<string, Json>).flatMap(
      ([option, { enum: choices = [] }]) =>
        [...VALUES, ...choices].map((value) => ({ ...base, [option]: value })),
    );
    const without = Object.keys(base!).map((option) =>
      Object.fromEntries(Object.entries(base!).filter(([other]) => other !== option)),
    );
    await agree(configs([base!, ...options, ...without]));
  });
});
