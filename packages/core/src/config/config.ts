import { configInvalid, configUnknownOption } from "../diagnostics/config.ts";
import { DiagnosticError, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Format } from "../output/format.ts";
import type { Plugin } from "../plugin.ts";
import { optionHint } from "./did-you-mean.ts";
import { ofEachConfig } from "./each-config.ts";

/** One config of a config file. Relative paths resolve from the directory of the file. */
export interface Config {
  /** Names the config in messages, if the file contains several; by default its number. */
  readonly name?: string;
  /** Path or http(s) URL of a document; short for the plugin `documentSource({ from: … })`. */
  readonly document?: string;
  readonly plugins?: readonly PluginEntry[];
  /**
   * A command that formats the generated files before they are written, such as `["prettier", "--write"]`, or one for each
   * output directory. It gets the directory as the last argument, or in place of `{dir}`.
   */
  readonly format?: Format;
}

/** A plugin, or, for configs that cannot import, its module: alone or with the options of its factory. */
export type PluginEntry = Plugin | string | readonly [specifier: string, options: unknown];

/** What a config file may export: a config or an array of them, or a function or promise of it. */
export type ConfigExport = Configs | Promise<Configs> | (() => Configs | Promise<Configs>);

type Configs = Config | readonly Config[];

/** Returns the config unchanged. Gives editors its type. */
export function defineConfig(config: ConfigExport): ConfigExport {
  return config;
}

const OPTIONS = ["plugins", "document", "name", "format"];

const EXAMPLE = `import { defineConfig } from "@mizan/core";
import react from "@mizan/target-react";

export default defineConfig({
  document: "openapi.json",
  plugins: [react({ outDir: "src/api" })],
});`;

const ARRAY_EXAMPLE = `export default defineConfig([
  { name: "shop", document: "shop.json", plugins: [react({ outDir: "shop/src/api" })] },
  { name: "admin", document: "admin.json", plugins: [react({ outDir: "admin/src/api" })] },
]);`;

/** A config with its name, if the file contains several. */
export interface NamedConfig {
  readonly name: string | undefined;
  readonly config: Config;
}

/**
 * Checks what a config file exports.
 * @throws DiagnosticError with every problem of every config.
 */
export async function checkConfigs(value: unknown, file: string): Promise<readonly NamedConfig[]> {
  if (!Array.isArray(value)) return [{ name: undefined, config: checkConfig(value, file) }];
  const invalid = (problem: string): DiagnosticError =>
    new DiagnosticError(configInvalid({ path: file, problem, example: ARRAY_EXAMPLE }));
  if (value.length === 0) throw invalid("The array contains no config.");
  const configs = await ofEachConfig(
    value.map((config: unknown, index) => ({ config, name: nameOfConfig(config, index) })),
    ({ config, name }) => ({ name, config: checkConfig(config, file) }),
  );
  const names = configs.map(({ name }) => name);
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) throw invalid(`Two configs are named ${JSON.stringify(repeated)}.`);
  return configs;
}

function nameOfConfig(config: unknown, index: number): string {
  const name = (config as Partial<Config> | null | undefined)?.name;
  return typeof name === "string" && name !== "" ? name : String(index + 1);
}

/**
 * Checks the shape of a config; its plugins are checked when they are loaded.
 * @throws DiagnosticError with every problem.
 */
function checkConfig(value: unknown, file: string): Config {
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
  const { plugins, document, name, format } = value as Record<string, unknown>;
  if (name !== undefined && (typeof name !== "string" || name === "")) {
    const problem = `\`name\` must be a string, but is ${name === "" ? "empty" : nameOf(name)}.`;
    problems.push(configInvalid({ path: file, problem, example: 'name: "admin"' }));
  }
  if (document !== undefined && (typeof document !== "string" || document === "")) {
    const problem = `\`document\` must be a path or a URL, but is ${document === "" ? "empty" : nameOf(document)}.`;
    problems.push(configInvalid({ path: file, problem, example: 'document: "openapi.json"' }));
  }
  if (plugins !== undefined && !Array.isArray(plugins)) {
    const problem = `\`plugins\` must be an array, but is ${nameOf(plugins)}.`;
    problems.push(configInvalid({ path: file, problem, example: 'plugins: [react({ outDir: "src/api" })]' }));
  }
  if (format !== undefined && !isFormat(format)) {
    const problem = "`format` must be an array of words, or an object with one for each output directory.";
    problems.push(configInvalid({ path: file, problem, example: 'format: ["prettier", "--write"]' }));
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

function isFormat(value: unknown): value is Format {
  const isCommand = (one: unknown): boolean =>
    Array.isArray(one) && one.length > 0 && one.every((word) => typeof word === "string" && word !== "");
  if (Array.isArray(value)) return isCommand(value);
  return typeof value === "object" && value !== null && Object.values(value).every(isCommand);
}

function nameOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return "an array";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
