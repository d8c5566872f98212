import { errors, generator, plugin, problems } from "../support/plugins.ts";
import type { PluginAPI } from "../../src/plugin.ts";

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const writes = (name: string, ms: number) =>
  plugin(name, (api) =>
    api.hooks.emit.tapPromise(name, async (context) => {
      await sleep(ms);
      context.output("/out").file(`${name}.ts`, name);
    }),
  );

test("files are in config order, whichever tap finishes first", async () => {
  const { files } = await generator([writes("slow", 20), writes("quick", 0)]).generate();
  expect(files.map(({ plugin }) => plugin)).toEqual(["slow", "quick"]);
});

test("a tap can come before another one by its name", async () => {
  const order: string[] = [];
  const second = plugin("second", (api) =>
    api.hooks.normalizeIR.tap("second", (ir) => (order.push("second"), ir)),
  );
  const first = plugin("first", (api) =>
    api.hooks.normalizeIR.tap({ name: "first", before: "second" }, (ir) => (order.push("first"), ir)),
  );
  await generator([second, first]).load();
  expect(order).toEqual(["first", "second"]);
});

test("a tap before one that does not exist is an error", async () => {
  const other = plugin("other", (api) => api.hooks.emit.tap("format", () => {}));
  const bad = plugin("bad", (api) =>
    api.hooks.emit.tap({ name: "x", before: ["format", "formt"] as never }, () => {}),
  );
  expect(await problems(() => generator([other, bad]))).toEqual([
    {
      code: "MZ4006",
      slug: "tap-order-unknown",
      severity: "error",
      message: 'The tap must run before "formt", but no tap has this name.',
      hint: "The other taps are: format.",
      plugin: "bad",
      hook: "emit",
    },
  ]);
});

test("a plugin that taps after apply() is named", async () => {
  let kept: PluginAPI | undefined;
  const keeper = plugin("keeper", (api) => {
    kept = api;
  });
  const made = generator([keeper]);
  expect(await errors(() => kept?.hooks.emit.tap("late", () => {}))).toEqual([
    "MZ4007 keeper/emit: The hook was tapped after apply() returned, when the order of taps was already fixed.",
  ]);
  expect((await made.generate()).files).toEqual([]);
});

test("calls of one generator run one after another", async () => {
  let running = 0;
  let most = 0;
  const count = plugin("count", (api) =>
    api.hooks.emit.tapPromise("x", async () => {
      most = Math.max(most, ++running);
      await sleep(10);
      running--;
    }),
  );
  const made = generator([count]);
  await Promise.all([made.generate(), made.generate(), made.generate()]);
  expect(most).toBe(1);
});
