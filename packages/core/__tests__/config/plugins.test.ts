import { loadConfig } from "../../src/config/load.ts";
import { problems } from "../support/plugins.ts";
import { tempDirectory } from "../support/temp-directory.ts";

const FACTORY =
  "export default (options) => ({ name: `made ${JSON.stringify(options)}`, apiVersion: 1, apply() {} });";
const pack = (name: string, text: string, manifest: object = { type: "module", exports: "./index.js" }) => ({
  [`node_modules/${name}/package.json`]: JSON.stringify({ name, ...manifest }),
  [`node_modules/${name}/index.js`]: text,
});

function load(plugins: unknown, files: Record<string, string> = {}) {
  const root = tempDirectory({ "mizan.config.json": JSON.stringify({ plugins }), ...files });
  return {
    root,
    names: async () => (await loadConfig({ cwd: root })).configs[0]!.plugins.map(({ name }) => name),
  };
}

describe("a plugin in a JSON config is", () => {
  test("the name of a package, alone or with options", async () => {
    const { names } = load(["mizan-target-x", ["@acme/mizan", { outDir: "o" }]], {
      ...pack("mizan-target-x", FACTORY),
      ...pack("@acme/mizan", FACTORY),
    });
    expect(await names()).toEqual(["made {}", 'made {"outDir":"o"}']);
  });
  test("a path from the config", async () => {
    expect(await load(["./plugin.mjs"], { "plugin.mjs": FACTORY }).names()).toEqual(["made {}"]);
  });
  test("a path of a TypeScript module", async () => {
    const text = "export default (): object => ({ name: 'typed', apiVersion: 1, apply() {} });";
    expect(await load(["./plugin.ts"], { "plugin.ts": text }).names()).toEqual(["typed"]);
  });
  test("a package that can only be imported", async () => {
    const manifest = { type: "module", exports: { ".": { import: "./index.js" } } };
    expect(await load(["esm-only"], pack("esm-only", FACTORY, manifest)).names()).toEqual(["made {}"]);
  });
  test("a CommonJS package", async () => {
    const text = "module.exports = () => ({ name: 'common', apiVersion: 1, apply() {} });";
    expect(await load(["common"], pack("common", text, { main: "index.js" })).names()).toEqual(["common"]);
  });
});

test("an official plugin is found beside mizan itself, if the project does not install it", async () => {
  const { names } = load([["@mizan/target-python", { outDir: "client" }]]);
  expect(await names()).toEqual(["mizan:target-python"]);
});

describe("a missing plugin", () => {
  test("is compared with the dependencies of the project", async () => {
    const { root, names } = load(["mizan-target-raect"], {
      "package.json": '{ "devDependencies": { "mizan-target-react": "1" } }',
    });
    expect(await problems(names)).toEqual([
      {
        code: "MZ1006",
        slug: "plugin-not-found",
        severity: "error",
        message: `The plugin "mizan-target-raect" was not found from ${root}/mizan.config.json.`,
        hint: 'Did you mean "mizan-target-react"?',
        path: `${root}/mizan.config.json`,
      },
    ]);
  });
  test("is compared with the installed packages", async () => {
    const { names } = load(["@mizan/target-reakt"], pack("@mizan/target-react", FACTORY));
    expect(await problems(names)).toMatchObject([{ hint: 'Did you mean "@mizan/target-react"?' }]);
  });
  test("is never guessed: `react` is not @mizan/target-react", async () => {
    const { names } = load(["react"], pack("@mizan/target-react", FACTORY));
    expect(await problems(names)).toMatchObject([
      {
        hint: "Install it (npm install --save-dev react), or correct the name. Names are used exactly as written.",
      },
    ]);
  });
});

describe("a plugin's module is named in the error when", () => {
  test.each([
    [
      "it throws",
      "\nthrow new Error('no');",
      "no",
      "The plugin's module throws while it is imported.",
      "index.js:2:7",
    ],
    [
      "its factory throws",
      "export default () => {\n  throw new Error('outDir is missing');\n};",
      "outDir is missing",
      /^Check the options of the plugin in .*mizan\.config\.json\.$/,
      "index.js:2:9",
    ],
    [
      "it exports no factory",
      "export const x = 1;",
      "its default export is not a function.",
      /^A plugin's module must export its factory/,
      "index.js",
    ],
  ])("%s", async (_name, text, reason, hint, place) => {
    const { names } = load(["bad"], pack("bad", text));
    const [problem] = await problems(names);
    expect(problem).toMatchObject({
      code: "MZ1007",
      message: `The plugin "bad" could not be loaded: ${reason}`,
    });
    expect(problem?.hint).toMatch(hint);
    expect(problem?.path?.endsWith(place)).toBe(true);
  });
});

describe("an error of a plugin in its options is shown unchanged", () => {
  const text = `import { DiagnosticError } from "@mizan/core";
export default ({ outDirr }) => {
  throw new DiagnosticError({ code: "XX0001", severity: "error", message: "no option outDirr", hint: "outDir?" });
};`;
  const core = {
    "node_modules/@mizan/core/package.json": '{ "type": "module", "exports": "./index.js" }',
    "node_modules/@mizan/core/index.js": `export class DiagnosticError extends Error {
  name = "DiagnosticError";
  constructor(one) { super(one.message); this.diagnostics = [one]; }
}`,
  };
  const problem = { code: "XX0001", severity: "error", message: "no option outDirr", hint: "outDir?" };
  test("with the location in the config that lists it", async () => {
    const { root, names } = load([["bad", { outDirr: "x" }]], { ...core, ...pack("bad", text) });
    expect(await problems(names)).toEqual([{ path: `${root}/mizan.config.json`, ...problem }]);
  });
  test.each([
    ["mizan.config.mjs", 'import bad from "bad";\n\nexport default { plugins: [bad({})] };', "3:28"],
    ["mizan.config.ts", 'import bad from "bad";\n\nexport default { plugins: [bad({})] };', "3:30"],
    ["mizan.config.cjs", 'module.exports = () => import("bad").then((bad) => bad.default({}));', "1:63"],
  ])("with the line of %s that calls it", async (file, config, place) => {
    const root = tempDirectory({ ...core, ...pack("bad", text), [file]: config });
    expect(await problems(() => loadConfig({ cwd: root }))).toEqual([
      { path: `${root}/${file}:${place}`, ...problem },
    ]);
  });
});

test.each([[[1, 2]], [""], [["", {}]], [["a", {}, 3]], [[]]])(
  "the entry %j, neither a name nor [name, options], is refused",
  async (entry) => {
    expect(await problems(load([entry]).names)).toMatchObject([{ code: "MZ1005" }]);
  },
);
