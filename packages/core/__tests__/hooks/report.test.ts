import { defineDiagnostic } from "../../src/diagnostics/define.ts";
import { type Diagnostic, DiagnosticError, type Severity } from "../../src/diagnostics/diagnostic.ts";
import type { HookName, TapContext } from "../../src/hooks.ts";
import type { Plugin } from "../../src/plugin.ts";
import { errors, generator, plugin, target } from "../support/plugins.ts";
import { contents, tempDirectory } from "../support/temp-directory.ts";

const problem = (severity: Severity, message: string): Diagnostic =>
  defineDiagnostic({ code: "XX0001", slug: "x", title: "X", severity, describe: () => ({ message }) })({});

const HOOKS: readonly HookName[] = ["loadSource", "normalizeIR", "emit", "postProcess"];

/** Calls a function with the context of one hook. */
const taps = (name: string, hook: HookName, use: (context: TapContext) => void): Plugin =>
  plugin(name, ({ hooks }) => {
    if (hook === "loadSource") hooks.loadSource.tap(name, use);
    if (hook === "normalizeIR") hooks.normalizeIR.tap(name, (ir, context) => (use(context), ir));
    if (hook === "emit") hooks.emit.tap(name, use);
    if (hook === "postProcess") hooks.postProcess.tap(name, (files, context) => (use(context), files));
  });

const shown = (all: readonly Diagnostic[]): string[] =>
  all.map(({ severity, plugin, hook, message }) => `${severity} ${plugin}/${hook}: ${message}`);

test.each(HOOKS)("a warning and a note of %s are returned with the plugin and the hook", async (hook) => {
  const lint = taps("lint", hook, ({ report }) => {
    report(problem("warning", "careful"));
    report(problem("note", "by the way"));
  });
  const root = tempDirectory();
  const { diagnostics } = await generator([target("t", { a: "1" }), lint], { root }).build();
  expect(shown(diagnostics)).toEqual([`warning lint/${hook}: careful`, `note lint/${hook}: by the way`]);
  expect(contents(`${root}/out`)).toMatchObject({ a: "1" });
});

test.each(HOOKS)("an error of %s fails the build after the hook, with all other errors", async (hook) => {
  let ran = false;
  const first = taps("first", hook, ({ report }) => {
    report(problem("warning", "careful"));
    report(problem("error", "one"));
  });
  const second = taps("second", hook, ({ report }) => {
    report(problem("error", "two"));
    ran = true;
  });
  const root = tempDirectory();
  const building = generator([target("t", { a: "1" }), first, second], { root }).build();
  expect(await errors(() => building)).toEqual([
    `XX0001 first/${hook}: careful`,
    `XX0001 first/${hook}: one`,
    `XX0001 second/${hook}: two`,
  ]);
  expect(ran).toBe(true);
  expect(contents(`${root}/out`)).toEqual({});
});

test.each(HOOKS)("what %s reported before it throws is part of the failure", async (hook) => {
  const bad = taps("bad", hook, ({ report }) => {
    report(problem("warning", "careful"));
    throw new Error("broken");
  });
  expect(await errors(() => generator([target("t", {}), bad]).generate())).toEqual([
    `XX0001 bad/${hook}: careful`,
    `MZ4005 bad/${hook}: broken`,
  ]);
});

test.each(HOOKS)(
  "a warning that is thrown in %s fails the build with an error that says so",
  async (hook) => {
    const bad = taps("bad", hook, () => {
      throw new DiagnosticError(problem("warning", "careful"));
    });
    expect(await errors(() => generator([target("t", {}), bad]).generate())).toEqual([
      `XX0001 bad/${hook}: careful`,
      `MZ4005 bad/${hook}: It threw warnings or notes only, which ends the hook. Pass them to report() instead.`,
    ]);
  },
);

test("a build without changes repeats the warnings, each once", async () => {
  const root = tempDirectory({ "node_modules/.keep": "" });
  const lint = (hook: HookName): Plugin => ({
    ...taps(hook, hook, ({ report }) => report(problem("warning", "careful"))),
    fingerprint: "1",
  });
  const build = () => generator([target("t", { a: "1" }), ...HOOKS.map(lint)], { root }).build();
  const first = await build();
  const second = await build();
  expect(second.changes).toEqual([]);
  expect(shown(second.diagnostics)).toEqual(shown(first.diagnostics));
  expect(shown(first.diagnostics)).toEqual(HOOKS.map((hook) => `warning ${hook}/${hook}: careful`));
});

test("anything but a diagnostic is rejected", async () => {
  const bad = taps("bad", "emit", ({ report }) => report("careful" as never));
  expect(await errors(() => generator([bad]).generate())).toEqual([
    "MZ4011 bad/emit: report(): the argument is not a diagnostic, as factories of defineDiagnostic() return it.",
  ]);
});
