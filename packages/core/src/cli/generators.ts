import type { LoadedConfig } from "../config/load.ts";
import { ofEachConfig } from "../config/each-config.ts";
import { DiagnosticError, inConfig } from "../diagnostics/diagnostic.ts";
import { outdirShared } from "../diagnostics/output.ts";
import {
  type BuildOptions,
  type BuildResult,
  createGenerator,
  type Generator,
  type GeneratorOptions,
} from "../generator.ts";
import { nestedDirectories } from "../output/merge.ts";

/** The generator of one config of a file. */
export interface ConfigGenerator {
  /** The name of the config, if the file contains several. */
  readonly name: string | undefined;
  readonly generator: Generator;
}

/** @throws DiagnosticError with the problems of all configs. */
export async function createGenerators(
  { root, configs }: LoadedConfig,
  options: Pick<GeneratorOptions, "trace" | "logger">,
): Promise<readonly ConfigGenerator[]> {
  return ofEachConfig(configs, ({ name, plugins }) => ({
    name,
    generator: createGenerator(plugins, { ...options, root, name }),
  }));
}

/**
 * Builds every config. Nothing is written unless all of them generate their files.
 * @throws DiagnosticError with the problems of all configs, also if two of them write to one directory.
 */
export async function buildAll(
  generators: readonly ConfigGenerator[],
  options: BuildOptions,
): Promise<BuildResult> {
  const prepared = await ofEachConfig(generators, async ({ name, generator }) => ({
    name,
    ...(await generator.prepare(options)),
  }));
  checkDirectories(prepared);
  const results = await ofEachConfig(prepared, async ({ name, finish }) => {
    const { changes, diagnostics } = await finish();
    return { changes, diagnostics: inConfig(name, diagnostics) };
  });
  return {
    changes: results.flatMap(({ changes }) => changes),
    diagnostics: results.flatMap(({ diagnostics }) => diagnostics),
  };
}

function checkDirectories(
  builds: readonly { readonly name: string | undefined; readonly outDirs: readonly string[] }[],
): void {
  const owners = new Map<string, string>();
  const problems = nestedDirectories(builds.flatMap(({ outDirs }) => outDirs)).slice();
  for (const { name = "", outDirs } of builds) {
    for (const outDir of outDirs) {
      const owner = owners.get(outDir);
      if (owner === undefined) owners.set(outDir, name);
      else problems.push(outdirShared({ outDir, configs: [owner, name] }));
    }
  }
  if (problems.length > 0) throw new DiagnosticError(problems);
}
