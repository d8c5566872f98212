import { buildAll } from "./generators.ts";
import { reportBuild, writes, type ReportOptions } from "./report.ts";
import { openTerminal } from "./terminal.ts";
import { superviseWatch, WATCHER, watchLoop } from "./watch.ts";
import { withGenerators, type GeneratorCommandOptions } from "./with-generators.ts";

export interface BuildCommandOptions extends ReportOptions, GeneratorCommandOptions {
  readonly debug?: boolean;
  /** Build even if nothing changed, and overwrite edited generated files. With --watch, only in the first build. */
  readonly force?: boolean;
  /** Warnings are errors: nothing is written. */
  readonly failOnWarn?: boolean;
}

/** `mizan build`. @returns the exit code. */
export async function build(options: BuildCommandOptions): Promise<number> {
  const terminal = openTerminal(options.debug === true || process.env["DEBUG"] !== undefined);
  if (options.watch === true) {
    return process.env[WATCHER] === undefined ? superviseWatch() : watchLoop(options, terminal);
  }
  const mode = writes(options) ? "write" : "compare";
  const result = await withGenerators(options, terminal, (generators, signal) =>
    buildAll(generators, { signal, mode, force: options.force === true, failOnWarn: options.failOnWarn }),
  );
  return reportBuild(result, options, terminal);
}
