import { errors, generator, plugin, problems } from "../support/plugins.ts";

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const fails = (): never => {
  throw new Error("broken");
};

describe("an error in a hook names the plugin and the hook", () => {
  test("in loadSource", async () => {
    const bad = plugin("bad", (api) => api.hooks.loadSource.tap("x", fails));
    expect(await errors(() => generator([bad]).generate())).toEqual(["MZ4005 bad/loadSource: broken"]);
  });
  test("in normalizeIR", async () => {
    const bad = plugin("bad", (api) => api.hooks.normalizeIR.tap("x", fails));
    expect(await errors(() => generator([bad]).generate())).toEqual(["MZ4005 bad/normalizeIR: broken"]);
  });
  test("in emit", async () => {
    const bad = plugin("bad", (api) => api.hooks.emit.tapPromise("x", () => Promise.resolve().then(fails)));
    expect(await errors(() => generator([bad]).generate())).toEqual(["MZ4005 bad/emit: broken"]);
  });
  test("in postProcess", async () => {
    const bad = plugin("bad", (api) =>
      api.hooks.postProcess.tapPromise("x", () => Promise.resolve().then(fails)),
    );
    expect(await errors(() => generator([bad]).generate())).toEqual(["MZ4005 bad/postProcess: broken"]);
  });
  test("in apply", async () => {
    expect(await errors(() => generator([plugin("bad", fails)]))).toEqual(["MZ4005 bad/apply: broken"]);
  });
  test("for any name of the tap", async () => {
    const liar = plugin("liar", (api) =>
      api.hooks.emit.tap({ name: "innocent", mizanOwner: "innocent" } as never, fails),
    );
    expect(await errors(() => generator([liar]).generate())).toEqual(["MZ4005 liar/emit: broken"]);
  });
  test("with the line that threw", async () => {
    const bad = plugin("bad", (api) => api.hooks.emit.tap("x", fails));
    const [problem] = await problems(() => generator([bad]).generate());
    expect(problem?.path).toMatch(/attribution\.test\.ts:\d+:\d+$/);
  });
});

describe("in a parallel hook", () => {
  test("every failure is reported, in config order", async () => {
    const slow = plugin("slow", (api) => api.hooks.emit.tapPromise("x", () => sleep(20).then(fails)));
    const quick = plugin("quick", (api) => api.hooks.emit.tap("x", fails));
    expect(await errors(() => generator([slow, quick]).generate())).toEqual([
      "MZ4005 slow/emit: broken",
      "MZ4005 quick/emit: broken",
    ]);
  });
  test("a synchronous throw does not keep later taps from running", async () => {
    let ran = false;
    const bad = plugin("bad", (api) => api.hooks.emit.tap("x", fails));
    const good = plugin("good", (api) => api.hooks.emit.tap("x", () => void (ran = true)));
    await errors(() => generator([bad, good]).generate());
    expect(ran).toBe(true);
  });
  test("each error of an AggregateError is reported", async () => {
    const bad = plugin("bad", (api) =>
      api.hooks.emit.tap("x", () => {
        throw new AggregateError([new Error("one"), new Error("two")]);
      }),
    );
    expect(await errors(() => generator([bad]).generate())).toEqual([
      "MZ4005 bad/emit: one",
      "MZ4005 bad/emit: two",
    ]);
  });
});

describe("a thrown value need not be an Error", () => {
  test.each([
    ["a string", "oops", "It threw 'oops', which is not an Error."],
    ["undefined", undefined, "It threw undefined, which is not an Error."],
    ["an object", { a: 1 }, "It threw { a: 1 }, which is not an Error."],
    ["an Error without a message", new TypeError(), "It threw TypeError without a message."],
  ])("%s", async (_name, thrown, message) => {
    const bad = plugin("bad", (api) =>
      api.hooks.emit.tap("x", () => {
        // eslint-disable-next-line @typescript-eslint/only-throw-error -- what is tested
        throw thrown;
      }),
    );
    expect(await errors(() => generator([bad]).generate())).toEqual([`MZ4005 bad/emit: ${message}`]);
  });
});

test("a diagnostic that a plugin throws keeps its code and gains the plugin and the hook", async () => {
  const diagnostic = { code: "MZ9999", severity: "error", message: "no template" } as const;
  const bad = plugin("bad", (api) =>
    api.hooks.emit.tap("x", () => {
      throw Object.assign(new Error("another copy's class"), {
        name: "DiagnosticError",
        diagnostics: [diagnostic],
      });
    }),
  );
  expect(await problems(() => generator([bad]).generate())).toEqual([
    { ...diagnostic, plugin: "bad", hook: "emit" },
  ]);
});
