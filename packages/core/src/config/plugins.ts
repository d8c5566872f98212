import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { configInvalid, pluginModuleFailed, pluginNotFound } from "../diagnostics/config.ts";
import { at, DiagnosticError, isDiagnosticError } from "../diagnostics/diagnostic.ts";
import { messageOf, throwSite } from "../diagnostics/thrown.ts";
import type { Plugin } from "../plugin.ts";
import type { PluginEntry } from "./config.ts";
import { closest, pluginNames } from "./did-you-mean.ts";
import { importModule, transpileModule } from "./load-module.ts";

/**
 * Turns the entries of `plugins` into plugins. Objects are taken as they are; specifiers are resolved from
 * the config file, exactly as written; mizan's own also from where this package is installed, since the command from
 * PyPI contains them.
 * @throws DiagnosticError for a specifier that cannot be resolved or used.
 */
export async function loadPlugins(
  entries: readonly PluginEntry[],
  configFile: string,
): Promise<readonly Plugin[]> {
  const plugins: Plugin[] = [];
  for (const entry of entries) {
    if (typeof entry !== "string" && !Array.isArray(entry)) {
      plugins.push(entry as Plugin);
      continue;
    }
    const [specifier, options, ...rest] = [entry].flat() as unknown[];
    if (typeof specifier !== "string" || specifier === "" || rest.length > 0) {
      const problem = "An entry of `plugins` is neither a name nor [name, options].";
      const example = 'plugins: [["@mizan/target-react", { "outDir": "src/api" }]]';
      throw new DiagnosticError(configInvalid({ path: configFile, problem, example }));
    }
    plugins.push(await loadPlugin(specifier, options, configFile));
  }
  return plugins;
}

async function loadPlugin(specifier: string, options: unknown, configFile: string): Promise<Plugin> {
  const file = await resolvePlugin(specifier, configFile);
  const fail = (reason: string, hint: string, cause?: unknown): never => {
    const place = throwSite(cause) ?? file;
    throw new DiagnosticError(pluginModuleFailed({ specifier, path: place, reason, hint, cause }));
  };
  let exported: unknown;
  try {
    exported = /\.[cm]?ts$/.test(file) ? await transpileModule(file) : await importModule(file);
  } catch (error) {
    return fail(messageOf(error), "The plugin's module throws while it is imported.", error);
  }
  if (typeof exported !== "function") {
    if (options === undefined && typeof exported === "object" && exported !== null && "apply" in exported)
      return exported as Plugin;
    return fail(
      "its default export is not a function.",
      "A plugin's module must export its factory: export default (options) => ({ … }).",
    );
  }
  try {
    return (exported as (options: unknown) => Plugin)(options ?? {});
  } catch (error) {
    if (isDiagnosticError(error)) throw at(configFile, error);
    return fail(messageOf(error), `Check the options of the plugin in ${configFile}.`, error);
  }
}

async function resolvePlugin(specifier: string, configFile: string): Promise<string> {
  const places = [
    pathToFileURL(configFile).href,
    ...(specifier.startsWith("@mizan/") ? [import.meta.url] : []),
  ];
  for (const place of places) {
    const file = await resolveFrom(place, specifier);
    if (file !== undefined) return file;
  }
  const names = specifier.startsWith(".") ? [] : await pluginNames(path.dirname(configFile));
  const meant = closest(specifier, names);
  throw new DiagnosticError(pluginNotFound({ specifier, path: configFile, closest: meant }));
}

async function resolveFrom(place: string, specifier: string): Promise<string | undefined> {
  try {
    return createRequire(place).resolve(specifier);
  } catch {
    // The package may have an `import` condition only, which require.resolve does not know.
    const { createJiti } = await import("jiti");
    const url = createJiti(place).esmResolve(specifier, { try: true });
    return url?.startsWith("file:") === true ? fileURLToPath(url) : url;
  }
}
