import { createGenerator } from "../../src/generator.ts";
import type { Plugin } from "../../src/plugin.ts";
import { errors, plugin, source } from "../support/plugins.ts";
import { tempDirectory } from "../support/temp-directory.ts";

const build = (plugins: readonly Plugin[]) => createGenerator(plugins, { root: tempDirectory() }).build();

test("a build without a target is an error", async () => {
  expect(await errors(() => build([source]))).toEqual([
    "MZ1013 : No target is configured: none of the plugins (source) emits files.",
  ]);
});

test("an error of a source is reported first", async () => {
  const broken = plugin("broken", (api) =>
    api.hooks.loadSource.tap("broken", () => {
      throw new Error("no");
    }),
  );
  expect(await errors(() => build([broken]))).toEqual(["MZ4005 broken/loadSource: no"]);
});

test("the IR can be loaded without a target", async () => {
  const { ir } = await createGenerator([source]).load();
  expect(ir.title).toBe("Test");
});

test("a plugin that adds its files after all others have emitted is a target", async () => {
  const root = tempDirectory();
  const late = plugin("late", (api) =>
    api.hooks.postProcess.tap("late", (files) => [
      ...files,
      { outDir: `${root}/out`, path: "a.txt", contents: "a", plugin: "late" },
    ]),
  );
  const { changes } = await createGenerator([source, late], { root }).build();
  expect(changes).toEqual([{ outDir: `${root}/out`, path: "a.txt", change: "added" }]);
});
