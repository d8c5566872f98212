import { createGenerator } from "../../src/generator.ts";
import { problems } from "../support/plugins.ts";

const rejects = async (plugins: unknown) =>
  (await problems(() => createGenerator(plugins as never))).map(
    ({ code, message, hint }) => `${code} ${message} ${hint}`,
  );

function react() {
  return { name: "react", apiVersion: 1, apply() {} };
}

test.each([
  [
    "no list",
    {},
    "MZ4001 The plugins are an object ({}), not an array. Write `plugins: [fastapi({ … }), react({ … })]`.",
  ],
  [
    "a factory that was not called",
    [react],
    "MZ4001 Number 1 of the plugins is the function react itself, not what it returns. Call it: react({ … }).",
  ],
  [
    "undefined",
    [undefined],
    "MZ4001 Number 1 of the plugins is undefined. A plugin is an object that its factory returns.",
  ],
  [
    "a string",
    ["react"],
    "MZ4001 Number 1 of the plugins is a string ('react'). A plugin is an object that its factory returns.",
  ],
  ["a promise", [Promise.resolve()], "MZ4001 Number 1 of the plugins is a promise. Await it in the config."],
  ["a nested list", [[]], "MZ4001 Number 1 of the plugins is an array. Spread it: ...plugins."],
  [
    "a module",
    [{ default: react }],
    'MZ4001 Number 1 of the plugins is a whole module. Import its default: import plugin from "…", or require("…").default.',
  ],
  [
    "no name",
    [{ apiVersion: 1, apply() {} }],
    'MZ4001 Number 1 of the plugins has no name. The plugin needs a unique name, such as name: "mizan:target-…".',
  ],
  [
    "no apply",
    [{ name: "x", apiVersion: 1 }],
    "MZ4001 Number 1 of the plugins (x) has no apply(). The plugin needs a method such as apply(api) { api.hooks.emit.tap(…); }.",
  ],
  [
    "a language that is no string",
    [{ ...react(), language: 1 }],
    'MZ4001 Number 1 of the plugins (react) has a language that is a number (1). Write `language: "typescript"`.',
  ],
  [
    "a fingerprint that is no string",
    [{ ...react(), fingerprint: 1 }],
    'MZ4001 Number 1 of the plugins (react) has a fingerprint that is a number (1). Write `fingerprint: { packages: [new URL("../", import.meta.url)], options }`, or leave it out.',
  ],
  [
    "a fingerprint with a package that is no directory",
    [{ ...react(), fingerprint: { packages: [new URL("file:///x")], options: {} } }],
    'MZ4001 Number 1 of the plugins (react) has a fingerprint that is an object ({ packages: [Array], options: {} }). Write `fingerprint: { packages: [new URL("../", import.meta.url)], options }`, or leave it out.',
  ],
  [
    "another apiVersion",
    [{ ...react(), apiVersion: 2 }],
    "MZ4002 The plugin has apiVersion 2, but this @mizan/core supports version 1. Install a version of the plugin for API version 1. In your own plugin, set `apiVersion: 1`.",
  ],
  [
    "no apiVersion",
    [{ name: "x", apply() {} }],
    "MZ4002 The plugin has apiVersion undefined, but this @mizan/core supports version 1. Install a version of the plugin for API version 1. In your own plugin, set `apiVersion: 1`.",
  ],
  [
    "two of one name",
    [react(), react()],
    'MZ4003 Two plugins are named "react" (numbers 1 and 2 in the list). Remove one, or give each its own name, such as name: "admin". Targets have this option.',
  ],
  [
    "an async apply",
    [
      {
        ...react(),
        apply: (): unknown => Promise.reject(new Error("unheard")),
      },
    ],
    "MZ4004 apply() returned a promise, but must tap its hooks synchronously. Do asynchronous work inside the taps: api.hooks.loadSource.tapPromise(name, async (context) => { … }).",
  ],
])("%s is rejected with a hint", async (_name, plugins, expected) => {
  expect(await rejects(plugins)).toEqual([expected]);
});

test("all invalid entries are reported together", async () => {
  expect(await rejects([null, react])).toHaveLength(2);
});

test("a plugin gets the root and the versions, but not the generator", () => {
  let seen: object = {};
  createGenerator([{ ...react(), apply: (api: object) => void (seen = api) } as never], { root: "/project" });
  expect(Object.keys(seen).sort()).toEqual(["hooks", "logger", "root", "versions"]);
  expect(seen).toMatchObject({ root: "/project", versions: { core: "0.1.0", node: process.versions.node } });
  expect(Object.isFrozen(seen)).toBe(true);
});
