import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { createGenerator } from "../../src/generator.ts";
import type { Plugin } from "../../src/plugin.ts";
import { DOCUMENT, plugin, problems, source } from "../support/plugins.ts";
import { generated, tempDirectory, write } from "../support/temp-directory.ts";

const STATE = "node_modules/.cache/mizan/build.json";
const DOCUMENTS = "node_modules/.cache/mizan/build.documents";

/** A target that counts how often it runs. */
function counted(fingerprint: string | undefined, text = "1"): { plugin: Plugin; runs: () => number } {
  let runs = 0;
  const counts = (api: Parameters<Plugin["apply"]>[0]): void =>
    api.hooks.emit.tap("t", (context) => {
      runs++;
      context.output("out").file("a.ts", text);
    });
  return { plugin: plugin("t", counts, fingerprint), runs: () => runs };
}

function project(): string {
  const root = tempDirectory();
  mkdirSync(path.join(root, "node_modules"));
  return root;
}

/** Builds once, does something to the project, builds again. @returns how often the target ran in all. */
async function twice(
  between: (root: string) => void,
  root = project(),
  fingerprint: string | undefined = "1",
) {
  const { plugin, runs } = counted(fingerprint);
  const made = createGenerator([source, plugin], { root });
  await made.build();
  between(root);
  await made.build();
  return runs();
}

describe("a build whose inputs did not change", () => {
  test("runs no target", async () => {
    expect(await twice(() => {})).toBe(1);
  });
  test("runs no target when a file was only touched", async () => {
    expect(await twice((root) => utimesSync(path.join(root, "out/a.ts"), 1, 1))).toBe(1);
  });
  test("repeats the warnings of the build that ran", async () => {
    const root = project();
    const stale = { ...DOCUMENT, "x-mizan-contexts": { unused: { functions: [], params: {} } } };
    const loads = plugin(
      "s",
      (api) => api.hooks.loadSource.tap("s", (c) => c.addDocument(stale, "doc")),
      "1",
    );
    const made = createGenerator([loads, counted("1").plugin], { root });
    const first = (await made.build()).diagnostics;
    expect(first.length).toBeGreaterThan(0);
    expect((await made.build()).diagnostics).toEqual(JSON.parse(JSON.stringify(first)));
  });
});

describe("targets run again when", () => {
  test("a generated file is missing", async () => {
    const root = project();
    expect(await twice(() => rmSync(path.join(root, "out/a.ts")), root)).toBe(2);
    expect(generated(path.join(root, "out"))).toEqual({ "a.ts": "1" });
  });
  test("the manifest is missing", async () => {
    expect(await twice((root) => rmSync(path.join(root, "out/.mizan-manifest.json")))).toBe(2);
  });
  test("a plugin has no fingerprint", async () => {
    const root = project();
    const { plugin, runs } = counted(undefined);
    const made = createGenerator([source, plugin], { root });
    await made.build();
    await made.build();
    expect(runs()).toBe(2);
  });
  test("there is no node_modules for the build state", async () => {
    expect(await twice(() => {}, tempDirectory())).toBe(2);
  });
  test.each([
    "{",
    "null",
    "{}",
    '{ "directories": 5, "diagnostics": [] }',
    '{ "directories": [null], "diagnostics": [] }',
    '{ "directories": [{ "outDir": 5, "files": {} }], "diagnostics": [] }',
    '{ "directories": [{ "outDir": "/x", "files": { "a": 5 } }], "diagnostics": [] }',
  ])("the build state is broken: %s", async (text) => {
    expect(
      await twice((root) => {
        writeFileSync(path.join(root, STATE), text);
      }),
    ).toBe(2);
  });
  test("the build state lacks the warnings", async () => {
    expect(
      await twice((root) => {
        const file = path.join(root, STATE);
        const state = JSON.parse(readFileSync(file, "utf8")) as object;
        writeFileSync(file, JSON.stringify({ ...state, diagnostics: null }));
      }),
    ).toBe(2);
  });
  test("the stored documents are missing or different", async () => {
    expect(await twice((root) => rmSync(path.join(root, DOCUMENTS)))).toBe(2);
    expect(await twice((root) => writeFileSync(path.join(root, DOCUMENTS), "{}"))).toBe(2);
  });
  test("the document, a fingerprint or the list of plugins has changed", async () => {
    const root = project();
    const { plugin: target, runs } = counted("1");
    await createGenerator([source, target], { root }).build();
    await createGenerator([{ ...source, fingerprint: "2" }, target], { root }).build();
    await createGenerator([{ ...source, fingerprint: "2" }, plugin("more", () => {}, ""), target], {
      root,
    }).build();
    const document = { ...DOCUMENT, info: { title: "Other", version: "1" } };
    const other = plugin(
      "source",
      (api) => api.hooks.loadSource.tap("s", (c) => c.addDocument(document, "document.json")),
      "2",
    );
    await createGenerator([other, plugin("more", () => {}, ""), target], { root }).build();
    expect(runs()).toBe(4);
  });
});

describe("with a plugin that names its package", () => {
  const inPackage = (root: string, options: unknown = {}): ReturnType<typeof counted> => {
    const { plugin, runs } = counted("");
    const packages = [pathToFileURL(`${root}/node_modules/t/`)];
    return { plugin: { ...plugin, fingerprint: { packages, options } }, runs };
  };
  const withPackage = (): string => {
    const root = project();
    write(root, "node_modules/t/package.json", '{ "files": ["dist", "templates"] }');
    write(root, "node_modules/t/dist/index.js", "1");
    write(root, "node_modules/t/templates/a.ts.mustache", "1");
    return root;
  };

  test("a target runs again when a template or its code was edited, and not otherwise", async () => {
    const root = withPackage();
    const { plugin, runs } = inPackage(root);
    const made = createGenerator([source, plugin], { root });
    const runsAfter = async (file?: string): Promise<number> => {
      if (file !== undefined) write(root, file, "edited");
      await made.build();
      return runs();
    };
    expect(await runsAfter()).toBe(1);
    expect(await runsAfter()).toBe(1);
    expect(await runsAfter("node_modules/t/templates/a.ts.mustache")).toBe(2);
    expect(await runsAfter("node_modules/t/dist/index.js")).toBe(3);
    expect(await runsAfter("node_modules/t/README.md")).toBe(3);
  });
  test("a target runs again when its options have changed", async () => {
    const root = withPackage();
    for (const [options, runs] of [["a", 1] as const, ["a", 0] as const, ["b", 1] as const]) {
      const target = inPackage(root, { outDir: options });
      await createGenerator([source, target.plugin], { root }).build();
      expect(target.runs()).toBe(runs);
    }
  });
  test("a target with options that are not plain data always runs", async () => {
    const root = withPackage();
    for (const option of [() => 1, /a/, new Map(), 1n, Number.NaN]) {
      const { plugin, runs } = inPackage(root, { option });
      const made = createGenerator([source, plugin], { root });
      await made.build();
      await made.build();
      expect(runs()).toBe(2);
    }
  });
  test("a package without package.json is an error that names the plugin", async () => {
    const root = project();
    const [problem] = await problems(() =>
      createGenerator([source, inPackage(root).plugin], { root }).build(),
    );
    expect(problem).toMatchObject({
      code: "MZ4001",
      plugin: "t",
      message: expect.stringMatching(/^The package file:.*\/node_modules\/t\/ of t cannot be read: ENOENT/),
    });
  });
});

test("projects that share a node_modules directory have separate build states", async () => {
  const root = project();
  const { plugin: target, runs } = counted("1");
  const [a, b] = ["apps/a", "apps/b"].map((name) => {
    mkdirSync(path.join(root, name), { recursive: true });
    return createGenerator([source, target], { root: path.join(root, name) });
  });
  for (const made of [a!, b!, a!, b!]) await made.build();
  expect(runs()).toBe(2);
});

test("an edited generated file is detected even if nothing else changed", async () => {
  const root = project();
  const { plugin } = counted("1");
  const made = createGenerator([source, plugin], { root });
  await made.build();
  write(root, "out/a.ts", "2");
  expect((await made.build().catch((error: unknown) => (error as Error).message)) as string).toMatch(
    /^MZ5006: Generated files in .* were changed after mizan wrote them: a\.ts\./,
  );
  expect(statSync(path.join(root, "out/a.ts")).size).toBe(1);
});
