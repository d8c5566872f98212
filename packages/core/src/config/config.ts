import { configInvalid, configUnknownOption } from "../diagnostics/config.ts";
import { DiagnosticError, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Plugin } from "../plugin.ts";
import { optionHint } from "./did-you-mean.ts";

/** The content of a config file. Relative paths resolve from its directory. */
export interface Config {
  /** Path or http(s) URL of a document; short for the plugin `documentSource({ from: … })`. */
  readonly document?: string;
  readonly plugins?: readonly PluginEntry[];
}

/** A plugin, or, for configs that cannot import, its module: alone or with the options of its factory. */
export type PluginEntry = Plugin | string | readonly [specifier: string, options: unknown];

/** What a config file may export: a config, or a function or promise of one. */
export type ConfigExport = Config | Promise<Config> | (() => Config | Promise<Config>);

/** Returns the config unchanged. Gives editors its type. */
export function defineConfig(config: ConfigExport): ConfigExport {
  return config;
}

const OPTIONS = ["plugins", "document"];

const EXAMPLE = `import { defineConfig } from "@mizan/core";
import react from "@mizan/target-react";

export default defineConfig({
  document: "openapi.json",
  plugins: [react({ outDir: "src/api" })],
});`;

/**
 * Checks the shape of a config; its plugins are checked when they are loaded.
 * @throws DiagnosticError with every problem.
 */
export function checkConfig(value: unknown, file: string): Config {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    const problem =
      value === undefined
        ? "The file contains no config."
        : `The config must be an object, but is ${nameOf(value)}.`;
    throw new DiagnosticError(configInvalid({ path: file, problem, example: EXAMPLE }));
  }
  const problems: Diagnostic[] = [];
  for (const option of Object.keys(value)) {
    if (OPTIONS.includes(option) || option === "$schema") continue;
    problems.push(configUnknownOption({ path: file, option, hint: optionHint(option, OPTIONS) }));
  }
  const { plugins, document } = value as Record<string, unknown>;
  if (document !== undefined && (typeof document !== "string" || document === "")) {
    const problem = `\`document\` must be a path or a URL, but is ${document === "" ? "empty" : nameOf(document)}.`;
    problems.push(configInvalid({ path: file, problem, example: 'document: "openapi.json"' }));
  }
  if (plugins !== undefined && !Array.isArray(plugins)) {
    const problem = `\`plugins\` must be an array, but is ${nameOf(plugins)}.`;
    problems.push(configInvalid({ path: file, problem, example: 'plugins: [react({ outDir: "src/api" })]' }));
  }
  if (plugins === undefined && document === undefined && problems.length === 0) {
    problems.push(
      configInvalid({
        path: file,
        problem: "The config has neither `plugins` nor `document`.",
        example: EXAMPLE,
      }),
    );
  }
  if (problems.length > 0) throw new DiagnosticError(problems);
  return value;
}

function nameOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return "an array";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
