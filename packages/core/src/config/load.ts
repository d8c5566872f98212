import path from "node:path";
import { at, DiagnosticError, isDiagnosticError } from "../diagnostics/diagnostic.ts";
import { configFailed } from "../diagnostics/config.ts";
import { messageOf, throwSite } from "../diagnostics/thrown.ts";
import { documentSource } from "../document/source.ts";
import type { Plugin } from "../plugin.ts";
import { checkConfig, type Config } from "./config.ts";
import { findConfig, type FindOptions } from "./find.ts";
import { loadPlugins } from "./plugins.ts";

export interface LoadedConfig {
  readonly file: string;
  /** The directory of the config file, from which its paths resolve. */
  readonly root: string;
  readonly plugins: readonly Plugin[];
}

/** Finds, loads and checks a config, and its plugins. @throws DiagnosticError */
export async function loadConfig(options: FindOptions): Promise<LoadedConfig> {
  const { file, value } = await findConfig(options);
  const config = await evaluate(value, file);
  const root = rootOf(file);
  const plugins = await loadPlugins(config.plugins ?? [], file);
  const source = config.document === undefined ? [] : [documentSource({ from: config.document })];
  return { file, root, plugins: [...source, ...plugins] };
}

/** Calls a config that is a function, awaits one that is a promise, and checks the result. */
async function evaluate(value: unknown, file: string): Promise<Config> {
  try {
    const config = await (typeof value === "function" ? (value as () => unknown)() : value);
    return checkConfig(config, file);
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
