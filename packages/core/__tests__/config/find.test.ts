import path from "node:path";
import { loadConfig } from "../../src/config/load.ts";
import { errors, problems } from "../support/plugins.ts";
import { tempDirectory, write } from "../support/temp-directory.ts";

const load = (cwd: string, file?: string) => loadConfig({ cwd, file });
const JS = 'export default { document: "doc.json" };';
const JSON_TEXT = '{ "document": "doc.json" }';

describe("a config is found as", () => {
  test.each([
    ["mizan.config.mjs", JS],
    ["mizan.config.cjs", 'module.exports = { document: "doc.json" };'],
    ["mizan.config.ts", 'const document: string = "doc.json";\nexport default { document };'],
    ["mizan.config.mts", 'export default { document: "doc.json" as string };'],
    ["mizan.config.cts", 'module.exports = { document: "doc.json" as string };'],
    ["mizan.config.json", JSON_TEXT],
    ["mizan.config.yaml", "document: doc.json"],
    ["mizan.config.yml", "document: doc.json"],
    [".config/mizan.config.mjs", JS],
    [".config/mizan.json", JSON_TEXT],
    ["mizan.config.json", `\uFEFF${JSON_TEXT}`],
    [".mizanrc", "document: doc.json"],
    [".mizanrc.json", JSON_TEXT],
    [".mizanrc.mts", 'export default { document: "doc.json" as string };'],
    ["package.json", `{ "mizan": ${JSON_TEXT} }`],
    ["pyproject.toml", '[project]\nname = "shop"\n[tool.mizan]\ndocument = "doc.json"'],
  ])("%s", async (name, text) => {
    const root = tempDirectory({ [name]: text });
    const config = await load(root);
    expect(config).toMatchObject({
      file: path.join(root, name),
      root,
      configs: [{ plugins: [{ name: "mizan:document" }] }],
    });
  });

  test.each([
    ["mizan.config.json", '{ "$schema": "s", "document": "doc.json" }'],
    ["mizan.config.json", '[{ "$schema": "s", "document": "doc.json" }]'],
    ["mizan.config.yaml", "$schema: s\ndocument: doc.json"],
    ["package.json", '{ "mizan": { "$schema": "s", "document": "doc.json" } }'],
    ["pyproject.toml", '[tool.mizan]\n"$schema" = "s"\ndocument = "doc.json"'],
  ])("%s with the address of a schema, which is ignored: %s", async (name, text) => {
    expect((await load(tempDirectory({ [name]: text }))).configs).toMatchObject([
      { plugins: [{ name: "mizan:document" }] },
    ]);
  });

  test.each([
    ["module", JS],
    ["module", 'module.exports = { document: "doc.json" };'],
    ["commonjs", JS],
    ["commonjs", 'module.exports = { document: "doc.json" };'],
  ])("mizan.config.js in a package of type %s: %s", async (type, text) => {
    const root = tempDirectory({ "package.json": JSON.stringify({ type }), "mizan.config.js": text });
    expect((await load(root)).configs[0]!.plugins).toHaveLength(1);
  });

  test("a function, a promise, or a function that returns a promise", async () => {
    for (const text of [
      'export default () => ({ document: "doc.json" });',
      'export default Promise.resolve({ document: "doc.json" });',
      'export default async () => ({ document: "doc.json" });',
    ]) {
      expect((await load(tempDirectory({ "mizan.config.mjs": text }))).configs[0]!.plugins).toHaveLength(1);
    }
  });

  test("the nearest above the working directory, up to the project's root", async () => {
    const root = tempDirectory({ "package.json": "{}", "mizan.config.mjs": JS, "src/deep/a.txt": "" });
    expect(await load(path.join(root, "src/deep"))).toMatchObject({ root });
    write(root, "src/package.json", "{}");
    const [problem] = await problems(() => load(path.join(root, "src/deep")));
    expect(problem).toMatchObject({
      code: "MZ1001",
      message: `No config file was found. Searched
  ${root}/src/deep
  ${root}/src
for mizan.config.{ts,mts,cts,js,mjs,cjs,json,yaml,yml}, .config/mizan.config.*, .config/mizan.*, .mizanrc, .mizanrc.*, "mizan" in package.json and [tool.mizan] in pyproject.toml.`,
    });
  });

  test("above a pyproject.toml without the table [tool.mizan]", async () => {
    const root = tempDirectory({ "mizan.config.mjs": JS, "backend/pyproject.toml": "[tool.ruff]" });
    expect(await load(path.join(root, "backend"))).toMatchObject({ root });
  });

  test("the file that --config names, from the working directory", async () => {
    const root = tempDirectory({ "configs/api.mjs": JS });
    expect(await load(path.join(root, "configs"), "api.mjs")).toMatchObject({
      root: path.join(root, "configs"),
    });
    expect(await errors(() => load(root, "api.mjs"))).toEqual([`MZ1002 : ${root}/api.mjs does not exist.`]);
    expect(await errors(() => load(root, "configs"))).toEqual([
      `MZ1002 : ${root}/configs is a directory, not a config file.`,
    ]);
  });
});

describe("a config that cannot be loaded is an error with its location:", () => {
  test.each([
    ["mjs that throws", "mizan.config.mjs", 'const a = 1;\n  throw new Error("no " + a);', "no 1", ":2:9"],
    [
      "ts that throws",
      "mizan.config.ts",
      'const a: number = 1;\n  throw new Error("no " + a);',
      "no 1",
      ":2:7",
    ],
    ["cjs that throws", "mizan.config.cjs", 'throw new Error("no");', "no", ":1:7"],
    [
      "mjs that is no JavaScript",
      "mizan.config.mjs",
      "const a = 1;\nconst b = ;",
      "Unexpected token",
      ":2:11",
    ],
    ["ts that is no TypeScript", "mizan.config.ts", "const a = 1;\nconst b = ;", "Unexpected token", ":2:11"],
    [
      "a function that throws",
      "mizan.config.mjs",
      'export default () => {\n  throw new Error("in it");\n};',
      "in it",
      ":2:9",
    ],
    [
      "a function that rejects",
      "mizan.config.mjs",
      'export default async () => {\n  throw new Error("in it");\n};',
      "in it",
      ":2:9",
    ],
  ])("%s", async (_name, file, text, reason, place) => {
    const root = tempDirectory({ [file]: text });
    expect(await problems(() => load(root))).toMatchObject([
      {
        code: "MZ1003",
        message: `The config could not be loaded: ${reason}`,
        path: `${root}/${file}${place}`,
      },
    ]);
  });
  test.each([
    ["null", "It threw null, which is not an Error."],
    ["'no'", "It threw 'no', which is not an Error."],
    ["{}", "It threw {}, which is not an Error."],
  ])("a config that throws %s", async (thrown, reason) => {
    const root = tempDirectory({ "mizan.config.mjs": `throw ${thrown};` });
    expect(await errors(() => load(root))).toEqual([`MZ1003 : The config could not be loaded: ${reason}`]);
  });
  test("an option whose getter throws", async () => {
    const text = 'export default {\n  get plugins() { throw new Error("no"); },\n};';
    const root = tempDirectory({ "mizan.config.mjs": text });
    expect(await problems(() => load(root))).toMatchObject([
      { code: "MZ1003", path: `${root}/mizan.config.mjs:2:25` },
    ]);
  });
  test("a package.json that is broken", async () => {
    const root = tempDirectory({ "package.json": '{ "mizan": ' });
    expect(await problems(() => load(root))).toMatchObject([
      { code: "MZ1003", path: `${root}/package.json` },
    ]);
  });
  test("a pyproject.toml that is broken", async () => {
    const root = tempDirectory({ "pyproject.toml": '[tool.mizan]\ndocument = "doc.json"\nplugins = [oops]' });
    expect(await problems(() => load(root))).toMatchObject([
      {
        code: "MZ1003",
        message: expect.stringMatching(/^The config could not be loaded: Invalid TOML document: [^\n]+$/),
        path: `${root}/pyproject.toml:3:12`,
      },
    ]);
  });
  test("a config without read permission", async () => {
    const root = tempDirectory({ "package.json": "{}", "src/a.txt": "", "mizan.config.ts/a.txt": "" });
    expect(await problems(() => load(path.join(root, "src")))).toMatchObject([
      { code: "MZ1003", message: expect.stringContaining("EISDIR"), path: `${root}/mizan.config.ts` },
    ]);
  });
  test("broken JSON", async () => {
    const root = tempDirectory({ "mizan.config.json": '{\n  "document": \n}' });
    const [problem] = await problems(() => load(root));
    expect(problem).toMatchObject({ code: "MZ1003", path: `${root}/mizan.config.json` });
    expect(problem?.message).toContain("JSON Error");
  });
  test("an import that does not exist", async () => {
    const root = tempDirectory({ "mizan.config.mjs": 'import "./missing.mjs";' });
    const [problem] = await problems(() => load(root));
    expect(problem).toMatchObject({ code: "MZ1003", path: `${root}/mizan.config.mjs` });
    expect(problem?.message).toMatch(/missing\.mjs/);
  });
});

describe("a missing plugin that is imported", () => {
  const installed = { "node_modules/@mizan/target-react/package.json": "{}" };
  test.each([
    ["mizan.config.mjs", 'import fs from "node:fs";\nimport react from "@mizan/target-reakt";', ":2:19"],
    ["mizan.config.cjs", "const react = require('@mizan/target-reakt');", ":1:23"],
    ["mizan.config.ts", 'import react from "@mizan/target-reakt";\nreact();', ":1:19"],
  ])("by %s is compared with the installed packages", async (file, text, place) => {
    const root = tempDirectory({ ...installed, [file]: text });
    expect(await problems(() => load(root))).toMatchObject([
      { code: "MZ1003", path: `${root}/${file}${place}`, hint: 'Did you mean "@mizan/target-react"?' },
    ]);
  });
  test("has a hint to install it when no name is similar", async () => {
    const root = tempDirectory({ ...installed, "mizan.config.mjs": 'import x from "something-else";' });
    expect(await problems(() => load(root))).toMatchObject([
      { hint: "Install it: npm install --save-dev something-else" },
    ]);
  });
  test("is not a spelling error when another module needs it", async () => {
    const root = tempDirectory({
      ...installed,
      "mizan.config.mjs": 'import "./other.mjs";',
      "other.mjs": 'import "@mizan/target-reakt";',
    });
    expect(await problems(() => load(root))).toMatchObject([
      { path: `${root}/mizan.config.mjs`, hint: "Fix the config here. Nothing was built." },
    ]);
  });
});

describe("an empty config is an error, not ignored:", () => {
  test.each([
    ["an empty file", "mizan.config.mjs", ""],
    ["null", "mizan.config.mjs", "export default null;"],
    ["a function that returns nothing", "mizan.config.mjs", "export default () => {};"],
    ["an empty .mizanrc", ".mizanrc", "\n"],
  ])("%s", async (_name, file, text) => {
    const root = tempDirectory({ [file]: text });
    expect(await problems(() => load(root))).toMatchObject([
      { code: "MZ1005", message: "The file contains no config.", path: `${root}/${file}` },
    ]);
  });
  test("a package.json that --config names", async () => {
    const root = tempDirectory({ "package.json": "{}" });
    expect(await errors(() => load(root, "package.json"))).toEqual(["MZ1005 : The file contains no config."]);
  });
});
