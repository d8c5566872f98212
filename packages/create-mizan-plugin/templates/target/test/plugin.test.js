import assert from "node:assert/strict";
import { test } from "node:test";
import {
  checkTemplates,
  completeDocument,
  hostileDocument,
  invisibleCharacters,
  runPlugins,
  sampleDocument,
} from "@mizan/core/testing";
import examplePlugin from "../dist/index.js";

/** The page for a document. */
async function page(document, options = {}) {
  const { files } = await runPlugins([examplePlugin({ outDir: "docs", ...options })], document);
  assert.deepEqual(
    files.map(({ path }) => path),
    ["functions.md"],
  );
  return files[0].contents;
}

test("the functions are listed with what they return", async () => {
  assert.equal(
    await page(sampleDocument(3)),
    `# Sample

- change\\_2: Change2Result
- read\\_0: Read0Result
- read\\_1: Read1Result
`,
  );
});

test("a config selects functions", async () => {
  assert.match(
    await page(sampleDocument(3), { include: ["read_1"] }),
    /^# Sample\n\n- read\\_1: Read1Result\n$/,
  );
});

test("every kind of type has a text", async () => {
  assert.match(await page(completeDocument()), /^- find\\_cat: Cat or null$/m);
});

test("a hostile text stays on its line and shows all its characters", async () => {
  const { files } = await runPlugins([examplePlugin({ outDir: "docs" })], hostileDocument());
  assert.deepEqual(invisibleCharacters(files), []);
  const lines = files[0].contents.trimEnd().split("\n");
  assert.deepEqual(
    lines.slice(2).filter((line) => !line.startsWith("- ")),
    [],
  );
});

test("the templates fit the views", async () => {
  const problems = await checkTemplates({
    directory: new URL("../templates/", import.meta.url),
    views: [new URL("../src/view.ts", import.meta.url)],
    templates: { "functions.md": "FunctionsView" },
  });
  assert.deepEqual(problems, []);
});

test("a missing option is an error", () => {
  assert.throws(() => examplePlugin({}), /"outDir" must name a directory/);
});
