import { createGenerator } from "../../src/generator.ts";
import type { IR } from "../../src/ir/types.ts";
import { sampleDocument } from "../../src/testing/sample-document.ts";
import { errors, plugin } from "../support/plugins.ts";

const source = plugin("source", (api) =>
  api.hooks.loadSource.tap("source", (context) => context.addDocument(sampleDocument(8), "d.json")),
);

/** What a build fails with when a plugin changes the IR so. */
const failure = (change: (ir: IR) => IR): Promise<readonly string[]> => {
  const innocent = plugin("innocent", (api) => api.hooks.normalizeIR.tap("innocent", (ir) => ({ ...ir })));
  const bad = plugin("bad", (api) => api.hooks.normalizeIR.tap("bad", change));
  return errors(() => createGenerator([source, innocent, bad, { ...innocent, name: "later" }]).load());
};

const without = (kind: string) => (ir: IR) => ({
  ...ir,
  functions: ir.functions.filter((one) => one.kind !== kind),
});

describe("the plugin is named whose IR", () => {
  test("has a context whose functions are left out", async () => {
    const [error, ...others] = await failure(without("context"));
    expect(error).toMatch(/^MZ\d+ bad\/normalizeIR: .*there is no such function/);
    expect(others.every((one) => one.includes(" bad/normalizeIR: "))).toBe(true);
  });

  test("affects a context that is left out", async () => {
    const found = await failure((ir) => ({ ...without("context")(ir), contexts: [] }));
    expect(found).toEqual(
      ["change_2", "change_3", "change_4"].map(
        (name) => `MZ3007 bad/normalizeIR: ${name} affects the context "group_0", which does not exist.`,
      ),
    );
  });

  test("lacks a type that others refer to", async () => {
    const found = await failure((ir) => ({ ...ir, types: ir.types.slice(1) }));
    expect(found[0]).toMatch(
      /^MZ4014 bad\/normalizeIR: The function \w+ refers to the type "\w+", which the IR does not contain\.$/,
    );
  });

  test("has a node without a field", async () => {
    const found = await failure((ir) => ({ ...ir, functions: [{ name: "f" } as never] }));
    expect(found).toEqual([expect.stringMatching(/^MZ4005 bad\/normalizeIR: /)]);
  });
});

test("an IR that is changed consistently passes", async () => {
  const rename = plugin("rename", (api) =>
    api.hooks.normalizeIR.tap("x", (ir) => ({ ...ir, title: "Other" })),
  );
  expect((await createGenerator([source, rename]).load()).ir.title).toBe("Other");
});
