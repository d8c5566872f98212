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
import { compileFiles } from "../../target-typescript/__tests__/compile.ts";
import react from "../src/index.ts";

const target = react({ outDir: "src/api" });

test("hostile text in a document never becomes code", async () => {
  const [hostile, benign] = await Promise.all(
    [hostileDocument(), benignTwin()].map(async (document) =>
      typescriptShape((await runPlugins([target], document)).files),
    ),
  );
  expect(Object.keys(hostile!).sort()).toEqual([
    "client.ts",
    "context-runtime.tsx",
    "contexts.tsx",
    "form-field.ts",
    "form-hooks.ts",
    "form-runtime.ts",
    "forms.ts",
    "hooks.ts",
    "index.ts",
    "mutation-runtime.ts",
    "runtime.tsx",
    "types.ts",
  ]);
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

/** The compiler's errors in the client of a document. */
async function errorsIn(document: object): Promise<string> {
  const { files } = await runPlugins([target], document);
  const contents = Object.fromEntries(files.map((file) => [file.path, file.contents]));
  return compileFiles("typescript7", new URL("./", import.meta.url), contents);
}

test("names with a meaning in TypeScript or React compile", async () => {
  expect(await errorsIn(awkwardDocument())).toBe("");
});

test("all kinds of nodes of the IR compile", async () => {
  expect(await errorsIn(completeDocument())).toBe("");
});

test("10,000 types in a cycle compile", async () => {
  expect(await errorsIn(ringDocument(10_000))).toBe("");
});
