/* eslint-disable @typescript-eslint/no-misused-promises -- an async function given to tap() is what is tested */
import { errors, generator, plugin, problems } from "../support/plugins.ts";
import type { OutputFiles } from "../../src/hooks.ts";

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test("an async function given to tap() is awaited", async () => {
  const late = plugin("late", (api) =>
    api.hooks.emit.tap("x", async (context) => {
      await sleep(10);
      context.output("out").file("late.ts", "1");
    }),
  );
  const { files } = await generator([late]).generate();
  expect(files.map(({ path }) => path)).toEqual(["late.ts"]);
});

test("an async function given to tap() that rejects fails the build", async () => {
  const late = plugin("late", (api) =>
    api.hooks.loadSource.tap("x", async () => {
      await sleep(1);
      throw new Error("lost");
    }),
  );
  expect(await errors(() => generator([late]).generate())).toEqual(["MZ4005 late/loadSource: lost"]);
});

describe("a callback-style tap", () => {
  test("is awaited until it calls its callback", async () => {
    const late = plugin("late", (api) =>
      api.hooks.emit.tapAsync("x", (context, done) => {
        setTimeout(() => {
          context.output("out").file("late.ts", "1");
          done();
        }, 10);
      }),
    );
    expect((await generator([late]).generate()).files).toHaveLength(1);
  });
  test("fails with the error that it calls back with", async () => {
    const late = plugin("late", (api) =>
      api.hooks.emit.tapAsync("x", (_context, done) => done(new Error("called back"))),
    );
    expect(await errors(() => generator([late]).generate())).toEqual(["MZ4005 late/emit: called back"]);
  });
  test("passes a waterfall's value on", async () => {
    const drop = plugin("drop", (api) =>
      api.hooks.postProcess.tapAsync("x", (_files, _context, done) => done(null, [] as OutputFiles)),
    );
    expect((await generator([drop]).generate()).files).toEqual([]);
  });
  test("is rejected by normalizeIR, which is synchronous", async () => {
    const bad = plugin("bad", (api) =>
      (api.hooks.normalizeIR as never as { tapAsync: (...a: unknown[]) => void }).tapAsync("x", () => {}),
    );
    expect(await errors(() => generator([bad]))).toEqual([
      "MZ4005 bad/apply: tapAsync is not supported on a SyncWaterfallHook",
    ]);
  });
});

test("a context cannot be used after its hook", async () => {
  let late = (): unknown => undefined;
  const hasty = plugin("hasty", (api) =>
    api.hooks.emit.tap("x", (context) => {
      const directory = context.output("out");
      late = () => directory.file("late.ts", "1");
    }),
  );
  expect((await generator([hasty]).generate()).files).toEqual([]);
  expect(await problems(late)).toMatchObject([{ code: "MZ4009", plugin: "hasty", hook: "emit" }]);
});

test("a cancelled build rejects immediately, even if a tap never settles", async () => {
  const controller = new AbortController();
  const stuck = plugin("stuck", (api) => api.hooks.emit.tapPromise("x", () => new Promise(() => {})));
  const build = generator([stuck]).generate({ signal: controller.signal });
  setTimeout(() => controller.abort(new Error("enough")), 10);
  await expect(build).rejects.toThrow("enough");
});
