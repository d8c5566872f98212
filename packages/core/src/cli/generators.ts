import type { LoadedConfig } from "../config/load.ts";
import { ofEachConfig } from "../config/each-config.ts";
import { warningsFail } from "../diagnostics/command.ts";
import { DiagnosticError, inConfig } from "../diagnostics/diagnostic.ts";
import { type BuildResult, finishBuilds } from "../finish-builds.ts";
import { type BuildOptions, createGenerator, type Generator, type GeneratorOptions } from "../generator.ts";
import type { Plugin } from "../plugin.ts";

/** The generator of one config of a file. */
export interface ConfigGenerator {
  /** The name of the config, if the file contains several. */
  readonly name: string | undefined;
  readonly generator: Generator;
  /** The directory that relative paths resolve from. */
  readonly root: string;
  readonly plugins: readonly Plugin[];
}

/** @throws DiagnosticError with the problems of all configs. */
export async function createGenerators(
  { root, configs }: LoadedConfig,
  options: Pick<GeneratorOptions, "trace" | "logger">,
): Promise<readonly ConfigGenerator[]> {
  return ofEachConfig(configs, ({ name, plugins, format }) => ({
    name,
    root,
    plugins,
    generator: createGenerator(plugins, { ...options, root, name, format }),
  }));
}

/**
 * Builds every config. Either the output of all configs is written, or none.
 * @throws DiagnosticError with the problems of all configs, also if two of them write to one directory.
 */
export async function buildAll(
  generators: readonly ConfigGenerator[],
  { failOnWarn = false, ...options }: BuildOptions & { readonly failOnWarn?: boolean | undefined },
): Promise<BuildResult> {
  const prepared = await ofEachConfig(generators, ({ generator }) => generator.prepare(options));
  const warnings = prepared.flatMap(({ name, diagnostics }) =>
    inConfig(
      name,
      diagnostics.filter(({ severity }) => severity === "warning"),
    ),
  );
  if (failOnWarn && warnings.length > 0)
    throw new DiagnosticError([...warnings, warningsFail({ count: warnings.length })]);
  const results = await finishBuilds(prepared);
  return {
    changes: results.flatMap(({ changes }) => changes),
    diagnostics: results.flatMap(({ diagnostics }, index) => inConfig(prepared[index]!.name, diagnostics)),
  };
}
