import type { IR } from "../../src/ir/types.ts";
import { errors, generator, plugin, target } from "../support/plugins.ts";

const normalizes = (tap: (ir: IR) => unknown) =>
  plugin("p", (api) => api.hooks.normalizeIR.tap("x", tap as never));
const processes = (tap: (files: unknown) => unknown) =>
  plugin("p", (api) => api.hooks.postProcess.tap("x", tap as never));

describe("a tap of normalizeIR must return an IR", () => {
  test.each([
    ["undefined", () => undefined, "The tap returned undefined."],
    ["null", () => null, "The tap returned null."],
    [
      "a promise",
      (ir: IR) => Promise.resolve(ir),
      "The tap returned a promise, but normalizeIR is synchronous.",
    ],
    [
      "an object that is none",
      () => ({}),
      "The tap returned an object that is not an IR: `irVersion` is not 1.",
    ],
    [
      "an IR without types",
      (ir: IR) => ({ ...ir, types: null }),
      "The tap returned an IR whose `types` is not an array.",
    ],
  ])("not %s", async (_name, tap, message) => {
    expect(await errors(() => generator([normalizes(tap)]).generate())).toEqual([
      `MZ4008 p/normalizeIR: ${message}`,
    ]);
  });
  test("and the next tap gets it", async () => {
    const one = plugin("one", (api) =>
      api.hooks.normalizeIR.tap("x", (ir) => ({ ...ir, title: `${ir.title} one` })),
    );
    const two = plugin("two", (api) =>
      api.hooks.normalizeIR.tap("x", (ir) => ({ ...ir, title: `${ir.title} two` })),
    );
    expect((await generator([one, two]).load()).ir.title).toBe("Test one two");
  });
});

describe("a tap of postProcess must return the files", () => {
  test.each([
    [
      "undefined",
      () => undefined,
      "MZ4008 p/postProcess: The tap returned undefined instead of the array of files.",
    ],
    [
      "null",
      () => Promise.resolve(null),
      "MZ4008 p/postProcess: The tap returned null instead of the array of files.",
    ],
    [
      "a file without contents",
      () => [{ outDir: "/o", path: "a", plugin: "p" }],
      "MZ4008 p/postProcess: Number 0 of the returned files has no `contents`.",
    ],
    [
      "a relative outDir",
      () => [{ outDir: "o", path: "a", plugin: "p", contents: "" }],
      "MZ4008 p/postProcess: The `outDir` of the returned file a is not absolute.",
    ],
    [
      "a path that leaves",
      () => [{ outDir: "/o", path: "../a", plugin: "p", contents: "" }],
      'MZ5001 p/postProcess: The path "../a" cannot be used: it has `..`.',
    ],
  ])("not %s", async (_name, tap, message) => {
    expect(await errors(() => generator([processes(tap)]).generate())).toEqual([message]);
  });
  test("and may change, drop and add them", async () => {
    const tidy = plugin("tidy", (api) =>
      api.hooks.postProcess.tap("x", (files) => [
        ...files
          .filter(({ path }) => path !== "b")
          .map((file) => ({ ...file, contents: `// ${file.contents}` })),
        { outDir: "/out", path: "c", contents: "3", plugin: "tidy" },
      ]),
    );
    const { files } = await generator([target("t", { a: "1", b: "2" }, "/out"), tidy]).generate();
    expect(files).toEqual([
      { outDir: "/out", path: "a", contents: "// 1", plugin: "t" },
      { outDir: "/out", path: "c", contents: "3", plugin: "tidy" },
    ]);
  });
});

describe("values between hooks are deeply frozen", () => {
  test("the IR, between the taps and in emit", async () => {
    const frozen: boolean[] = [];
    const look = plugin("look", (api) => {
      api.hooks.normalizeIR.tap("a", (ir) => ({
        ...ir,
        types: [...ir.types],
        channels: [{ name: "c", origin: { pointer: "" } }],
      }));
      api.hooks.normalizeIR.tap(
        "b",
        (ir) => (frozen.push(Object.isFrozen(ir), Object.isFrozen(ir.channels[0]?.origin)), ir),
      );
      api.hooks.emit.tap("c", ({ ir }) => void frozen.push(Object.isFrozen(ir.channels)));
    });
    await generator([look]).generate();
    expect(frozen).toEqual([true, true, true]);
  });
  test("the IR, for the first tap and where nothing taps normalizeIR", async () => {
    const meddle = (ir: IR) => ((ir as { title: string }).title = "mine");
    const early = plugin("early", (api) => api.hooks.normalizeIR.tap("x", (ir) => (meddle(ir), ir)));
    const late = plugin("late", (api) => api.hooks.emit.tap("x", ({ ir }) => void meddle(ir)));
    const readOnly = "Cannot assign to read only property 'title' of object '#<Object>'";
    expect(await errors(() => generator([early]).generate())).toEqual([
      `MZ4005 early/normalizeIR: ${readOnly}`,
    ]);
    expect(await errors(() => generator([late]).generate())).toEqual([`MZ4005 late/emit: ${readOnly}`]);
  });
  test("the files, between the taps", async () => {
    const meddle = processes((files) => ((files as { contents: string }[])[0]!.contents = "2"));
    expect(await errors(() => generator([target("t", { a: "1" }), meddle]).generate())).toEqual([
      "MZ4005 p/postProcess: Cannot assign to read only property 'contents' of object '#<Object>'",
    ]);
  });
});
