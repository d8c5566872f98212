import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { equal, excludes, matches, same } from "../src/scenarios/assert.ts";
import { scenarios, ScenarioError, type App, type Driver, type View } from "../src/scenarios/index.ts";
import { rejection } from "./on-server.ts";
import type { ContextState } from "../src/index.ts";
import { bareKernel } from "./scenario-driver.ts";

const scenario = (name: string): (typeof scenarios)[number] =>
  scenarios.find((each) => each.name.startsWith(name))!;

/** A framework layer with one error in its components. */
const withView = (change: (view: View) => Partial<View>): Driver => ({
  ...bareKernel,
  open(config) {
    const app = bareKernel.open(config);
    return Object.assign(Object.create(app) as App, {
      mount(context: string, params: object) {
        const view = app.mount(context, params);
        return { ...view, ...change(view) };
      },
      close: () => app.close(),
    });
  },
});

const sendTwice = ({ mutate }: View): Partial<View> => ({
  async mutate(...given) {
    await mutate(...given);
    return mutate(...given);
  },
});

const renderTwice = ({ history }: View): Partial<View> => {
  const { push } = history as ContextState<unknown>[];
  Object.assign(history, { push: (state: ContextState<unknown>) => push.call(history, state, state) });
  return {};
};

test.each([
  ["does not unmount", "10,000 mount and unmount rounds", () => ({ unmount: () => {} })],
  ["ignores new parameters", "parameters change while loading", () => ({ setParams: () => {} })],
  ["sends a call twice", "the scope names another instance", sendTwice],
  ["renders twice", "two components, one context", renderTwice],
])(
  "a layer that %s fails a scenario",
  async (_what, name, change) => {
    expect(await rejection(scenario(name).run(withView(change)))).toBeInstanceOf(ScenarioError);
  },
  30_000,
);

test("after a scenario failed, timers and the time are those of before", async () => {
  const before = [globalThis.setTimeout, globalThis.clearTimeout, Date.now, Math.random];
  await rejection(scenario("the scope names another instance").run(withView(sendTwice)));
  expect([globalThis.setTimeout, globalThis.clearTimeout, Date.now, Math.random]).toEqual(before);
});

test("a scenario that needs what the driver cannot do names it", async () => {
  const failed = scenario("hidden longer than gcTime").run({ ...bareKernel, name: "Tiny", can: ["server"] });
  expect(await rejection(failed)).toEqual(new Error("Tiny cannot do what this scenario needs: hide"));
});

test("the names of scenarios are different", () => {
  expect(new Set(scenarios.map(({ name }) => name)).size).toBe(scenarios.length);
});

test.each([
  ["equal", () => equal({ a: 1, b: 2 }, { a: 1 })],
  ["equal", () => equal({ a: 1 }, { a: 1, b: undefined })],
  ["equal", () => equal([1, 2], [2, 1])],
  ["equal", () => equal([], {})],
  ["equal", () => equal(null, {})],
  ["equal", () => equal(new File([], "a"), new File([], "a"))],
  ["matches", () => matches({ a: { b: 1 } }, { a: { b: 2 } })],
  ["matches", () => matches({ a: [1, 2] }, { a: [1] })],
  ["same", () => same({}, {})],
  ["excludes", () => excludes(["a"], "a")],
  ["excludes", () => excludes("abc", "b")],
])("%s reports a difference: case %#", (_name, check) => {
  expect(check).toThrow(ScenarioError);
});

test("an error shows both values", () => {
  expect(() => equal({ error: new Error("no"), b: undefined }, [1])).toThrow(
    'Values differ\n  actual:   {"error":{"message":"no"},"b":"(undefined)"}\n  expected: [1]',
  );
});

test("equal and matches accept what has the same content", () => {
  const file = new File([], "a");
  equal({ a: [1, { b: null }], file }, { file, a: [1, { b: null }] });
  matches(Object.assign(new Error("no"), { code: "A", status: 1 }), { code: "A", message: "no" });
});

test("the layer in the documentation passes in plain Node, without a test framework and a document", () => {
  const file = fileURLToPath(new URL("./plain-node/layer.test.mjs", import.meta.url));
  const output = execFileSync(process.execPath, ["--test", "--test-reporter=tap", file], {
    encoding: "utf8",
  });
  const counts = [...output.matchAll(/^# (pass|fail|skipped) (\d+)$/gm)].map(([, what, count]) => [
    what,
    Number(count),
  ]);
  const skipped = scenarios.filter(({ needs }) => needs.some((need) => need !== "hide")).length;
  expect(counts).toEqual([
    ["pass", scenarios.length - skipped],
    ["fail", 0],
    ["skipped", skipped],
  ]);
});
