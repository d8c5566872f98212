import { type Diagnostic, DiagnosticError } from "./diagnostics/diagnostic.ts";
import { outdirShared } from "./diagnostics/output.ts";
import type { GeneratedDirectory } from "./output/directory.ts";
import { nestedDirectories } from "./output/merge.ts";
import type { DirectoryPlan, OutputChange } from "./output/plan.ts";
import type { Trace } from "./pipeline/trace.ts";

export type BuildMode = "write" | "compare";

/** A build that is done except for writing. */
export interface PreparedBuild {
  /** The name of its generator. */
  readonly name: string | undefined;
  /** The output directories. Absolute, with symbolic links resolved. */
  readonly outDirs: readonly string[];
  /** Warnings and notes. */
  readonly diagnostics: readonly Diagnostic[];
  /** Null if no input has changed since the last build. */
  readonly output: PreparedOutput | null;
}

interface PreparedOutput {
  readonly directories: readonly GeneratedDirectory[];
  readonly mode: BuildMode;
  readonly signal: AbortSignal;
  readonly trace: Trace;
  /** Called when the files are written, so that the next build knows them. */
  remember(plans: readonly DirectoryPlan[]): Promise<void>;
}

export interface BuildResult {
  /** What was written and removed or, with `mode: "compare"`, would be. Empty when everything is up to date. */
  readonly changes: readonly OutputChange[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Writes what several builds have generated or, with `mode: "compare"`, compares it. Either all output directories are
 * updated, or all are unchanged.
 * @throws DiagnosticError if a file or directory cannot be written, or if two builds write to one directory; the reason of
 * a signal.
 */
export async function finishBuilds(builds: readonly PreparedBuild[]): Promise<readonly BuildResult[]> {
  checkDirectories(builds);
  const outputs = builds.flatMap(({ output }) => output ?? []);
  const plans = new Map<string, DirectoryPlan>();
  for (const mode of ["compare", "write"] as const) {
    const finished = await finish(
      mode,
      outputs.filter((output) => output.mode === mode),
    );
    for (const plan of finished) plans.set(plan.outDir, plan);
  }
  const results: BuildResult[] = [];
  for (const { output, diagnostics } of builds) {
    const own = (output?.directories ?? []).map(({ outDir }) => plans.get(outDir)!);
    if (output?.mode === "write") await output.remember(own);
    results.push({ changes: own.flatMap(({ changes }) => changes), diagnostics });
  }
  return results;
}

async function finish(
  mode: BuildMode,
  outputs: readonly PreparedOutput[],
): Promise<readonly DirectoryPlan[]> {
  const [first] = outputs;
  if (first === undefined) return [];
  const signal = AbortSignal.any(outputs.map((output) => output.signal));
  signal.throwIfAborted();
  const { compareDirectories, writeDirectories } = await import("./output/transaction.ts");
  const end = first.trace.begin(mode);
  const directories = outputs.flatMap((output) => output.directories);
  const plans = await (mode === "write" ? writeDirectories : compareDirectories)(directories, signal);
  end();
  return plans;
}

function checkDirectories(builds: readonly PreparedBuild[]): void {
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
