import { inspect } from "node:util";
import { type Diagnostic, DiagnosticError } from "../diagnostics/diagnostic.ts";
import { pluginApiVersion, pluginApplyAsync, pluginNameTaken, pluginShape } from "../diagnostics/plugin.ts";
import { blame } from "../diagnostics/thrown.ts";
import { API_VERSION, type Plugin, type PluginAPI, type PluginInputs } from "../plugin.ts";
import type { PipelineHooks } from "./hooks.ts";
import { isThenable } from "./settled.ts";

/**
 * Checks the plugins of a config by their shape, never by `instanceof`, so that a plugin may use another copy of this
 * package.
 * @throws DiagnosticError with every problem of every entry.
 */
export function checkPlugins(plugins: unknown): asserts plugins is readonly Plugin[] {
  if (!Array.isArray(plugins)) {
    const problem = `The plugins are ${describe(plugins)}, not an array.`;
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
  const error = (problem: string, fix: string, name?: string): readonly Diagnostic[] => [
    pluginShape({ problem: `${place} ${problem}.`, fix, plugin: name }),
  ];
  if (typeof plugin === "function") {
    const { name } = plugin;
    if (name === "") return error("is a function, not what it returns", "Call the factory: factory({ … }).");
    return error(`is the function ${name} itself, not what it returns`, `Call it: ${name}({ … }).`);
  }
  if (isThenable(plugin)) return error("is a promise", "Await it in the config.");
  if (Array.isArray(plugin)) return error("is an array", "Spread it: ...plugins.");
  if (typeof plugin !== "object" || plugin === null) {
    return error(`is ${describe(plugin)}`, "A plugin is an object that its factory returns.");
  }
  const {
    name,
    apiVersion,
    apply,
    diagnose,
    fingerprint,
    select,
    language,
    default: inner,
  } = plugin as Partial<Plugin> & { default?: unknown };
  if (inner !== undefined && apply === undefined) {
    return error("is a whole module", 'Import its default: import plugin from "…", or require("…").default.');
  }
  if (typeof name !== "string" || name.trim() === "") {
    return error("has no name", 'The plugin needs a unique name, such as name: "mizan:target-…".');
  }
  if (apiVersion !== API_VERSION)
    return [pluginApiVersion({ plugin: name, found: apiVersion, supported: API_VERSION })];
  if (typeof apply !== "function") {
    return error(
      `(${name}) has no apply()`,
      "The plugin needs a method such as apply(api) { api.hooks.emit.tap(…); }.",
      name,
    );
  }
  if (diagnose !== undefined && typeof diagnose !== "function") {
    return error(`(${name}) has a diagnose that is ${describe(diagnose)}`, "It must be a method.", name);
  }
  if (fingerprint !== undefined && typeof fingerprint !== "string" && !isInputs(fingerprint)) {
    return error(
      `(${name}) has a fingerprint that is ${describe(fingerprint)}`,
      'Write `fingerprint: { packages: [new URL("../", import.meta.url)], options }`, or leave it out.',
      name,
    );
  }
  if (language !== undefined && typeof language !== "string") {
    return error(
      `(${name}) has a language that is ${describe(language)}`,
      'Write `language: "typescript"`.',
      name,
    );
  }
  return selectionErrors(select).flatMap((problem) =>
    error(
      `(${name}) ${problem}`,
      'Its names must be an array of strings, such as include: ["project"].',
      name,
    ),
  );
}

function isInputs(fingerprint: unknown): boolean {
  const { packages } = (fingerprint ?? {}) as Partial<PluginInputs>;
  return (
    Array.isArray(packages) &&
    packages.every((root: Partial<URL> | null) => root?.protocol === "file:" && root.href?.endsWith("/"))
  );
}

/** What is wrong with `select`, as the end of a sentence. */
function selectionErrors(select: unknown): readonly string[] {
  if (select === undefined) return [];
  if (typeof select !== "object" || select === null) return [`has a selection that is ${describe(select)}`];
  const { include, exclude } = select as Record<string, unknown>;
  return Object.entries({ include, exclude })
    .filter(([, names]) => !isNames(names))
    .map(([option, names]) => `has an option "${option}" that is ${describe(names)}`);
}

function isNames(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.every((name) => typeof name === "string"));
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

/** Calls `apply` of every plugin, in config order. @throws DiagnosticError that names the plugin that failed. */
export function applyPlugins(
  plugins: readonly Plugin[],
  hooks: PipelineHooks,
  api: Omit<PluginAPI, "hooks">,
): void {
  for (const plugin of plugins) {
    const { name } = plugin;
    let returned: unknown;
    try {
      returned = plugin.apply(Object.freeze({ ...api, hooks: hooks.for(name) }));
    } catch (error) {
      throw new DiagnosticError(blame(error, name, "apply"));
    }
    if (!isThenable(returned)) continue;
    // An unhandled rejection would end the process before this error is shown.
    returned.then(undefined, () => {});
    throw new DiagnosticError(pluginApplyAsync({ plugin: name }));
  }
  hooks.seal();
}
