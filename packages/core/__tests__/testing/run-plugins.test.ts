import type { Plugin } from "../../src/index.ts";
import { runPlugins, sampleDocument } from "../../src/testing/index.ts";

const lister: Plugin = {
  name: "test:lister",
  apiVersion: 1,
  apply: ({ hooks }) => {
    hooks.normalizeIR.tap("test:lister", (ir) => ({ ...ir, title: "Normalised" }));
    hooks.emit.tap("test:lister", ({ ir, output }) => {
      output("out").file("names.txt", ir.functions.map(({ name }) => name).join("\n"));
    });
  },
};

test("plugins run on a document in memory", async () => {
  const { ir, files, diagnostics } = await runPlugins([lister], sampleDocument(3), { root: "/nowhere" });
  expect(ir.title).toBe("Normalised");
  expect(files).toEqual([
    {
      outDir: "/nowhere/out",
      path: "names.txt",
      contents: "change_2\nread_0\nread_1",
      plugin: "test:lister",
    },
  ]);
  expect(diagnostics).toEqual([]);
});

test("the document may be a string", async () => {
  const { files } = await runPlugins([lister], JSON.stringify(sampleDocument(1)));
  expect(files[0]!.contents).toBe("read_0");
});

test("an invalid document throws the error of a build", async () => {
  await expect(runPlugins([lister], { openapi: "3.1.0" })).rejects.toMatchObject({
    name: "DiagnosticError",
    diagnostics: [{ code: "MZ2007", plugin: "mizan:testing", hook: "loadSource" }],
  });
});
