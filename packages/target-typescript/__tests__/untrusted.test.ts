import {
  awkwardDocument,
  benignTwin,
  completeDocument,
  hostileDocument,
  invisibleCharacters,
  ringDocument,
  runPlugins,
  typescriptShape,
} from "@mizan/core/testing";
import typescript from "../src/index.ts";
import { compileFiles, COMPILERS } from "./compile.ts";

const target = typescript({ outDir: "client" });

test("hostile text in a document never becomes code", async () => {
  const [hostile, benign] = await Promise.all(
    [hostileDocument(), benignTwin()].map(async (document) =>
      typescriptShape((await runPlugins([target], document)).files),
    ),
  );
  expect(Object.keys(hostile!)).toEqual(["types.ts", "client.ts", "forms.ts", "index.ts"]);
  expect(hostile).toEqual(benign);
});

test("the output contains no invisible characters and loses no text", async () => {
  const { files } = await runPlugins([target], hostileDocument(["a\u202eb \u2066c"]));
  expect(invisibleCharacters(files)).toEqual([]);
  const types = files.find(({ path }) => path === "types.ts")!.contents;
  expect(types).toContain("/** aU+202Eb U+2066c */");
  expect(types).toContain('export type Choice0 = "a\\u202Eb \\u2066c" | "plain"');
  expect(types).toContain('  "a\\u202Eb \\u2066c constant"');
  expect(invisibleCharacters((await runPlugins([target], hostileDocument())).files)).toEqual([]);
});

test.each(
  COMPILERS.flatMap(
    (compiler) =>
      [
        ["names with a meaning in TypeScript", compiler, awkwardDocument],
        ["all kinds of nodes of the IR", compiler, completeDocument],
      ] as const,
  ),
)("%s compile with %s", async (_what, compiler, document) => {
  const { files } = await runPlugins([target], document());
  const contents = Object.fromEntries(files.map((file) => [file.path, file.contents]));
  expect(compileFiles(compiler, new URL("./", import.meta.url), contents)).toBe("");
});

test("10,000 types in a cycle take little time", async () => {
  const { files } = await runPlugins([target], ringDocument(10_000));
  const types = files.find(({ path }) => path === "types.ts");
  expect(types?.contents.match(/^export interface /gm)?.length).toBeGreaterThanOrEqual(10_000);
});
