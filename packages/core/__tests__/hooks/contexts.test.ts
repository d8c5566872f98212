import { createGenerator } from "../../src/generator.ts";
import type { OutputDirectory, SourceContext } from "../../src/hooks.ts";
import { errors, generator, plugin, source } from "../support/plugins.ts";

const loads = (use: (context: SourceContext) => void) =>
  plugin("p", (api) => api.hooks.loadSource.tap("x", use));
const emits = (use: (directory: OutputDirectory) => void) =>
  plugin("p", (api) => api.hooks.emit.tap("x", (context) => use(context.output("out"))));

describe("addDocument() rejects", () => {
  test.each([
    ["nothing", undefined, "here", "`document` is undefined."],
    ["a promise", Promise.resolve({}), "here", "`document` is a promise; await it first."],
    ["an empty origin", {}, "", "`origin` is empty."],
    ["a missing origin", {}, undefined as never, "`origin` is undefined, not a string."],
  ])("%s", async (_name, document, origin, message) => {
    const bad = loads((context) => context.addDocument(document, origin));
    expect(await errors(() => generator([bad]).load())).toEqual([
      `MZ4011 p/loadSource: addDocument(): ${message}`,
    ]);
  });
});

test("a document as a string is parsed, and invalid JSON is an error of its source", async () => {
  const bad = loads((context) => context.addDocument("<!doctype html>", "http://localhost/docs"));
  const [message] = await errors(() => createGenerator([bad]).load());
  expect(message).toMatch(/^MZ2005 p\/loadSource: The document from http:\/\/localhost\/docs is not JSON: /);
  expect(message).toMatch(/\nIt begins with: "<!doctype html>"$/);
});

test("the error of a build without a document explains how to add a source", async () => {
  expect(await errors(() => createGenerator([]).load())).toEqual([
    "MZ2001 : No plugin loads a document, so there is nothing to build from.",
  ]);
  expect(await errors(() => createGenerator([loads(() => {})]).load())).toEqual([
    "MZ2001 : No document was added. Plugins that load sources: p.",
  ]);
});

describe("file() rejects a path that", () => {
  test.each([
    ["", "it is empty"],
    ["/etc/passwd", "it is absolute"],
    ["C:/x", "it is absolute"],
    ["../x", "it has `..`"],
    ["a/../../x", "it has `..`"],
    ["./x", "it has `.`"],
    ["a//b", "it has an empty name between two slashes or at the end"],
    ["a/", "it has an empty name between two slashes or at the end"],
    ["a\\b", "it has a backslash; write `/`"],
    ["a/CON", '"CON" is a reserved name on Windows'],
    ["lpt1.ts", '"lpt1.ts" is a reserved name on Windows'],
    ["a.", '"a." ends with a dot or a space, which Windows drops'],
    ["a?b", '"?" is not allowed in file names on Windows'],
    ["a\u0000b", '"\\u0000" is not allowed in file names on Windows'],
    ["\ud800", "it contains half a surrogate pair"],
    ["a/gpj\u202e.ts", '"gpjU+202E.ts" contains an invisible character'],
    [".Mizan-Manifest.json", "it is the name of mizan's own manifest"],
    ["a".repeat(256), "a name in it is longer than 255 bytes"],
    [".mizan-manifest.json", "it is the name of mizan's own manifest"],
  ])("%j", async (path, problem) => {
    const bad = emits((directory) => directory.file(path, ""));
    expect(await errors(() => generator([bad]).generate())).toEqual([
      `MZ5001 p/emit: The path ${JSON.stringify(path)} cannot be used: ${problem}.`,
    ]);
  });
});

test("file() rejects contents that are not a string", async () => {
  const bad = emits((directory) => directory.file("a", Buffer.from("x") as never));
  expect(await errors(() => generator([bad]).generate())).toEqual([
    "MZ4011 p/emit: file(): `contents` is object, not a string.",
  ]);
});

test("output() resolves from the root", async () => {
  const paths: string[] = [];
  const made = createGenerator(
    [source, emits((directory) => (paths.push(directory.path), directory.file("a", "")))],
    { root: "/project" },
  );
  expect((await made.generate()).files).toEqual([
    { outDir: "/project/out", path: "a", contents: "", plugin: "p" },
  ]);
  expect(paths).toEqual(["/project/out"]);
});

test("watched paths are known even when loading fails", async () => {
  const made = createGenerator(
    [
      loads((context) => {
        context.watch("app");
        context.watch("/etc/hosts", { extension: ".py" });
        throw new Error("no");
      }),
    ],
    { root: "/project" },
  );
  await errors(() => made.load());
  expect(made.sources.watched).toEqual([
    { path: "/project/app" },
    { path: "/etc/hosts", only: { extension: ".py" } },
  ]);
});
