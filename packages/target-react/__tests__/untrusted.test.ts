import {
  awkwardDocument,
  benignTwin,
  hostileDocument,
  invisibleCharacters,
  ringDocument,
  runPlugins,
  typescriptShape,
} from "@mizan/core/testing";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { compile } from "../../target-typescript/__tests__/compile.ts";
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
    "contexts.tsx",
    "form-field.ts",
    "form-hooks.ts",
    "form-runtime.ts",
    "forms.ts",
    "hooks.ts",
    "index.ts",
    "runtime.tsx",
    "types.ts",
  ]);
  expect(hostile).toEqual(benign);
});

test("nothing in the output is invisible, and nothing of the text is lost", async () => {
  const { files } = await runPlugins([target], hostileDocument(["a\u202eb \u2066c"]));
  expect(invisibleCharacters(files)).toEqual([]);
  const types = files.find(({ path }) => path === "types.ts")!.contents;
  expect(types).toContain("/** aU+202Eb U+2066c */");
  expect(types).toContain('export type Choice0 = "a\\u202Eb \\u2066c" | "plain"');
  expect(types).toContain('  "a\\u202Eb \\u2066c constant"');
  expect(invisibleCharacters((await runPlugins([target], hostileDocument())).files)).toEqual([]);
});

/** What the compiler has to say about everything that a document becomes; nothing when it is sound. */
async function complaints(document: object): Promise<string> {
  const folder = mkdtempSync(fileURLToPath(new URL("./untrusted-", import.meta.url)));
  try {
    const { files } = await runPlugins([target], document);
    for (const file of files) writeFileSync(path.join(folder, file.path), file.contents);
    const settings = { extends: "../__golden__/tsconfig.json", include: ["*.ts", "*.tsx"] };
    writeFileSync(path.join(folder, "tsconfig.json"), JSON.stringify(settings));
    return compile("typescript7", pathToFileURL(folder));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("names that mean something in TypeScript or React compile", async () => {
  expect(await complaints(awkwardDocument())).toBe("");
});

test("10,000 types in a ring compile", async () => {
  expect(await complaints(ringDocument(10_000))).toBe("");
});
