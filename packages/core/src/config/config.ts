import type { Plugin } from "../plugin.ts";

/** What a config file holds. Relative paths resolve from the folder that it lies in. */
export interface Config {
  /** Path or http(s) URL of a document; short for the plugin `documentSource({ from: … })`. */
  readonly document?: string;
  readonly plugins?: readonly PluginEntry[];
}

/** A plugin, or, for configs that cannot import, its module: alone or with the options of its factory. */
export type PluginEntry = Plugin | string | readonly [specifier: string, options: unknown];

/** What a config file may export. */
export type ConfigExport = Config | Promise<Config> | (() => Config | Promise<Config>);

/** Returns the config as it is; gives an editor the types. */
export function defineConfig(config: ConfigExport): ConfigExport {
  return config;
}
