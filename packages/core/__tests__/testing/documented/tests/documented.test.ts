import { readFileSync } from "node:fs";
import { code, loadTemplates, type Plugin, visible } from "../../../../src/index.ts";
import {
  benignTwin,
  checkTemplates,
  completeDocument,
  hostileDocument,
  invisibleCharacters,
  irOf,
  missingFeatures,
  runPlugins,
  sampleDocument,
  superLinear,
  typescriptShape,
} from "../../../../src/testing/index.ts";

const templates = loadTemplates(new URL("../templates/", import.meta.url));

/** @param comment what the plugin's own module makes of a description. */
const targetWith = (comment: (text: string) => string): Plugin => ({
  name: "test:target",
  apiVersion: 1,
  apply: ({ hooks }) => {
    hooks.emit.tap("test:target", ({ ir, output }) => {
      const functions = ir.functions.map(({ camelName, description }) => ({
        name: code(camelName),
        comment: code(`/** ${comment(description ?? "")} */`),
      }));
      output("out").file("client.ts", templates.render("client.ts", { functions }));
    });
  },
});

const comment = (text: string): string => visible(text.replaceAll("*/", "* /").replaceAll("\r", "\n"));
const target = targetWith(comment);
const lister = target;

test("plugins run in memory", async () => {
  const { ir, files, diagnostics } = await runPlugins([lister], sampleDocument(3), { root: "/nowhere" });
  expect([ir.functions.length, files.length, diagnostics]).toEqual([3, 1, []]);
});

test("irOf returns the IR and what was reported", () => {
  const { ir, diagnostics } = irOf(completeDocument());
  expect(missingFeatures(ir)).toEqual([]);
  expect(diagnostics.map(({ severity }) => severity)).not.toContain("error");
});

test("no text becomes code", async () => {
  const shapes = async (document: object) => typescriptShape((await runPlugins([target], document)).files);
  expect(await shapes(hostileDocument())).toEqual(await shapes(benignTwin()));
});

test("a target that emits unescaped text fails the check", async () => {
  const careless = targetWith((text) => text);
  const shapes = async (document: object) => typescriptShape((await runPlugins([careless], document)).files);
  const benign = await shapes(benignTwin(["*/ evil(); /*"]));
  expect(await shapes(hostileDocument(["*/ evil(); /*"]))).not.toEqual(benign);
});

test("no invisible characters are emitted", async () => {
  expect(invisibleCharacters((await runPlugins([target], hostileDocument())).files)).toEqual([]);
  const careless = targetWith((text) => text);
  const { files } = await runPlugins([careless], hostileDocument(["a\u202eb"]));
  expect(invisibleCharacters(files)).toContain("client.ts:1 /** aU+202Eb */");
});

test("time is linear in the text", async () => {
  expect(await superLinear((text) => comment(text))).toEqual([]);
});

test("templates match their views", async () => {
  const problems = await checkTemplates({
    directory: new URL("../templates/", import.meta.url),
    views: [new URL("../src/view.ts", import.meta.url)],
    templates: { "client.ts": "ClientView" },
  });
  expect(problems).toEqual([]);
});

test("the snippets of the docs are those of this file", () => {
  const own = unindented(readFileSync(new URL(import.meta.url), "utf8"));
  const docs = readFileSync(new URL("../../../../../../docs/plugins/testing.md", import.meta.url), "utf8");
  const snippets = [...docs.matchAll(/```ts\n(.*?)```/gs)].map(([, snippet = ""]) => unindented(snippet));
  expect(snippets).toHaveLength(7);
  for (const snippet of snippets) expect(own).toContain(snippet);
});

const unindented = (text: string): string => text.replace(/^ +/gm, "");
