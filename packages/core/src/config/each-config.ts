import { type Diagnostic, DiagnosticError, inConfig, isDiagnosticError } from "../diagnostics/diagnostic.ts";

/**
 * The results for each config of a file, one after another. A problem of one config does not hide those of the others.
 * @throws DiagnosticError with the problems of all configs, and anything else at once.
 */
export async function ofEachConfig<Config extends { readonly name: string | undefined }, Result>(
  configs: readonly Config[],
  work: (config: Config) => Result | Promise<Result>,
): Promise<readonly Result[]> {
  const problems: Diagnostic[] = [];
  const results: Result[] = [];
  for (const config of configs) {
    try {
      results.push(await work(config));
    } catch (error) {
      if (!isDiagnosticError(error)) throw error;
      problems.push(...inConfig(config.name, error.diagnostics));
    }
  }
  if (problems.length > 0) throw new DiagnosticError(problems);
  return results;
}
