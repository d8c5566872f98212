import path from "node:path";
import { at, DiagnosticError, isDiagnosticError } from "../diagnostics/diagnostic.ts";
import { configFailed } from "../diagnostics/config.ts";
import { messageOf, throwSite } from "../diagnostics/thrown.ts";
import { documentSource } from "../document/source.ts";
import type { Format } from "../output/format.ts";
import type { Plugin } from "../plugin.ts";
import { checkConfigs, type NamedConfig } from "./config.ts";
import { ofEachConfig } from "./each-config.ts";
import { findConfig, type FindOptions } from "./find.ts";
import { loadPlugins } from "./plugins.ts";

export interface LoadedConfig {
  readonly file: string;
  /** The directory of the config file, from which its paths resolve. */
  readonly root: string;
  /** One, or those of an array. */
  readonly configs: readonly LoadedPlugins[];
}

export interface LoadedPlugins {
  /** The name of the config, if the file contains several. */
  readonly name: string | undefined;
  readonly plugins: readonly Plugin[];
  readonly format: Format | undefined;
}

/** Finds, loads and checks a config file, and the plugins of its configs. @throws DiagnosticError */
export async function loadConfig(options: FindOptions): Promise<LoadedConfig> {
  const { file, value } = await findConfig(options);
  const configs = await ofEachConfig(await evaluate(value, file), async ({ name, config }) => {
    const plugins = await loadPlugins(config.plugins ?? [], file);
    const source = config.document === undefined ? [] : [documentSource({ from: config.document })];
    // Last, so that messages count the plugins as the config does.
    return { name, plugins: [...plugins, ...source], format: config.format };
  });
  return { file, root: rootOf(file), configs };
}

/** Calls a config that is a function, awaits one that is a promise, and checks the result. */
async function evaluate(value: unknown, file: string): Promise<readonly NamedConfig[]> {
  try {
    const config = await (typeof value === "function" ? (value as () => unknown)() : value);
    return await checkConfigs(config, file);
  } catch (error) {
    if (isDiagnosticError(error)) throw at(throwSite(error, file) ?? file, error);
    throw new DiagnosticError(
      configFailed({ path: throwSite(error, file) ?? file, reason: messageOf(error), cause: error }),
    );
  }
}

/** The root of a config in `.config/` is the directory above. */
function rootOf(file: string): string {
  const directory = path.dirname(file);
  return path.basename(directory) === ".config" ? path.dirname(directory) : directory;
}
