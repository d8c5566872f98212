import assert from "node:assert/strict";
import { test } from "node:test";
import { completeDocument, hostileDocument, irOf, runPlugins, sampleDocument } from "@mizan/core/testing";
import examplePlugin from "../dist/index.js";

/** The names of the functions that are deprecated. */
async function deprecatedIn(document, options) {
  const { ir } = await runPlugins([examplePlugin(options)], document);
  return ir.functions.filter(({ deprecated }) => deprecated).map(({ name }) => name);
}

test("a function whose description begins with the prefix is deprecated", async () => {
  assert.deepEqual(await deprecatedIn(sampleDocument(12), { prefix: "Does what number 1" }), [
    "read_1",
    "read_10",
    "read_11",
  ]);
});

test("without such a description nothing changes", async () => {
  for (const document of [completeDocument(), hostileDocument()]) {
    const { ir } = await runPlugins([examplePlugin()], document);
    assert.deepEqual(ir, irOf(document).ir);
  }
});

test("a wrong option is an error", () => {
  assert.throws(() => examplePlugin({ prefix: 7 }), /"prefix" must be a string with text/);
});
