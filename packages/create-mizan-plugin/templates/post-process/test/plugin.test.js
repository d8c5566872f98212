import assert from "node:assert/strict";
import { test } from "node:test";
import { runPlugins, sampleDocument } from "@mizan/core/testing";
import examplePlugin from "../dist/index.js";

/** A target that emits one file. */
const emitting = (path) => ({
  name: "test:target",
  apiVersion: 1,
  apply: ({ hooks }) => hooks.emit.tap("test:target", ({ output }) => output("out").file(path, "content\n")),
});

/** The file after the plugin has changed it. */
async function file(path, text) {
  const { files } = await runPlugins([emitting(path), examplePlugin({ text })], sampleDocument(1));
  assert.equal(files.length, 1);
  return files[0].contents;
}

test("a header is a comment of the language", async () => {
  assert.equal(
    await file("client.ts", "Generated.\n\nDo not edit."),
    "// Generated.\n//\n// Do not edit.\n\ncontent\n",
  );
  assert.equal(await file("client.py", "Generated."), "# Generated.\n\ncontent\n");
});

test("files in other languages stay as they are", async () => {
  assert.equal(await file("client.json", "Generated."), "content\n");
});

test("no character of the text ends the comment", async () => {
  const [line, ...rest] = (await file("client.ts", "a\u2028b\rc")).split("\n");
  assert.deepEqual(rest, ["", "content", ""]);
  assert.doesNotMatch(line, /[\u2028\r]/);
});

test("a wrong option is an error", () => {
  assert.throws(() => examplePlugin({}), /"text" must be a string with text/);
});
