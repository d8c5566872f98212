import path from "node:path";
import { at } from "../diagnostics/at.ts";
import { configFailed } from "../diagnostics/config-failed.ts";
import { DiagnosticError, isDiagnosticError } from "../diagnostics/diagnostic.ts";
import { messageOf } from "../diagnostics/thrown.ts";
import { throwSite } from "../diagnostics/throw-site.ts";
import { documentSource } from "../document/source.ts";
import type { Plugin } from "../plugin.ts";
import { checkConfig } from "./check.ts";
import type { Config } from "./config.ts";
import { findConfig, type FindOptions } from "./find.ts";
import { loadPlugins } from "./plugins.ts";

export interface LoadedConfig {
  readonly file: string;
  /** The folder of the config file, from which its paths resolve. */
  readonly root: string;
  readonly plugins: readonly Plugin[];
}

/** Finds, loads and checks a config. @throws DiagnosticError that says what is wrong and where. */
export async function loadConfig(options: FindOptions): Promise<LoadedConfig> {
  const { file, value } = await findConfig(options);
  const config = await evaluate(value, file);
  const root = rootOf(file);
  const plugins = await loadPlugins(config.plugins ?? [], file);
  const source = config.document === undefined ? [] : [documentSource({ from: config.document })];
  return { file, root, plugins: [...source, ...plugins] };
}

/** Calls a config that is a function, awaits one that is a promise, and checks what comes of it. */
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

/** A config in `.config/` speaks for the folder above it. */
function rootOf(file: string): string {
  const folder = path.dirname(file);
  return path.basename(folder) === ".config" ? path.dirname(folder) : folder;
}
