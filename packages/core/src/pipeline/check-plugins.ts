import { inspect } from "node:util";
import { DiagnosticError, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { pluginApiVersion, pluginNameTaken, pluginShape } from "../diagnostics/plugin.ts";
import { API_VERSION, type Plugin } from "../plugin.ts";
import { isThenable } from "./settled.ts";

/**
 * Checks a list of plugins from the outside: shapes, never `instanceof`, so that a plugin may come with
 * another copy of this package.
 * @throws DiagnosticError with every problem of every entry.
 */
export function checkPlugins(plugins: unknown): asserts plugins is readonly Plugin[] {
  if (!Array.isArray(plugins)) {
    const problem = `The plugins are ${describe(plugins)}, not a list.`;
    throw new DiagnosticError(
      pluginShape({ problem, fix: "Write `plugins: [fastapi({ … }), react({ … })]`." }),
    );
  }
  const problems = [
    ...plugins.flatMap((plugin, index) => shapeProblems(plugin, `Number ${index + 1} of the plugins`)),
    ...takenNames(plugins),
  ];
  if (problems.length > 0) throw new DiagnosticError(problems);
}

function shapeProblems(plugin: unknown, place: string): readonly Diagnostic[] {
  const complain = (problem: string, fix: string, name?: string): readonly Diagnostic[] => [
    pluginShape({ problem: `${place} ${problem}.`, fix, plugin: name }),
  ];
  if (typeof plugin === "function") {
    const { name } = plugin;
    if (name === "")
      return complain("is a function, not what it returns", "Call the factory: factory({ … }).");
    return complain(`is the function ${name} itself, not what it returns`, `Call it: ${name}({ … }).`);
  }
  if (isThenable(plugin)) return complain("is a promise", "Await it before it goes into the list.");
  if (Array.isArray(plugin)) return complain("is a list", "Spread it: ...list.");
  if (typeof plugin !== "object" || plugin === null) {
    return complain(`is ${describe(plugin)}`, "A plugin is an object, as its factory returns it.");
  }
  const {
    name,
    apiVersion,
    apply,
    fingerprint,
    default: inner,
  } = plugin as Partial<Plugin> & { default?: unknown };
  if (inner !== undefined && apply === undefined) {
    return complain(
      "is a whole module",
      'Import its default: import plugin from "…", or require("…").default.',
    );
  }
  if (typeof name !== "string" || name.trim() === "") {
    return complain(
      "has no name",
      'Its author writes name: "mizan:target-…", unique and without spaces around.',
    );
  }
  if (apiVersion !== API_VERSION)
    return [pluginApiVersion({ plugin: name, found: apiVersion, supported: API_VERSION })];
  if (typeof apply !== "function") {
    return complain(
      `(${name}) has no apply()`,
      "Its author writes apply(api) { api.hooks.emit.tap(…); }.",
      name,
    );
  }
  if (fingerprint !== undefined && typeof fingerprint !== "string") {
    return complain(
      `(${name}) has a fingerprint that is ${describe(fingerprint)}`,
      "It is a string, or left out.",
      name,
    );
  }
  return [];
}

function takenNames(plugins: readonly unknown[]): readonly Diagnostic[] {
  const positions = new Map<string, number[]>();
  for (const [index, plugin] of plugins.entries()) {
    const name = (plugin as Partial<Plugin> | null | undefined)?.name;
    if (typeof plugin !== "object" || typeof name !== "string") continue;
    positions.set(name, [...(positions.get(name) ?? []), index + 1]);
  }
  return [...positions]
    .filter(([, places]) => places.length > 1)
    .map(([plugin, places]) => pluginNameTaken({ plugin, positions: places }));
}

function describe(value: unknown): string {
  if (value === undefined || value === null) return String(value);
  return `${typeof value === "object" ? "an object" : `a ${typeof value}`} (${inspect(value, { depth: 0 })})`;
}
