import {
  awkwardDocument,
  benignTwin,
  hostileDocument,
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
    "hooks.ts",
    "index.ts",
    "runtime.tsx",
    "types.ts",
  ]);
  expect(hostile).toEqual(benign);
});

test("names that mean something in TypeScript or React compile", async () => {
  const folder = mkdtempSync(fileURLToPath(new URL("./awkward-", import.meta.url)));
  try {
    const { files } = await runPlugins([target], awkwardDocument());
    for (const file of files) writeFileSync(path.join(folder, file.path), file.contents);
    const settings = { extends: "../__golden__/tsconfig.json", include: ["*.ts", "*.tsx"] };
    writeFileSync(path.join(folder, "tsconfig.json"), JSON.stringify(settings));
    expect(compile("typescript7", pathToFileURL(folder))).toBe("");
  } finally {
    rmSync(folder, { recursive: true });
  }
});
