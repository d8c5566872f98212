import { randomBytes } from "node:crypto";
import { access, constants, rm } from "node:fs/promises";
import { DiagnosticError, isDiagnosticError, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { outdirUnusable, outputWriteFailed } from "../diagnostics/output.ts";
import type { OutputFile, OutputFiles } from "../hooks.ts";
import { errno } from "./file-system.ts";
import { takeLock, waitForLock } from "./lock.ts";
import { mergeFiles } from "./merge.ts";
import { makeParent, resolveOutDir } from "./out-dir.ts";
import { planDirectory, type DirectoryPlan, type OutputChange } from "./plan.ts";
import { discard, repair } from "./repair.ts";
import { hasLeftovers, siblingsOf } from "./siblings.ts";
import { stageDirectory } from "./stage.ts";
import { swapAll, type Replacement } from "./swap.ts";

export interface OutputResult {
  readonly changes: readonly OutputChange[];
  readonly directories: readonly DirectoryPlan[];
}

export interface OutputOptions {
  /** The directory of the config. */
  readonly root: string;
  readonly signal: AbortSignal;
  /** Overwrite generated files that were edited. */
  readonly force: boolean;
}

/** The output directories of the files, with symbolic links resolved. */
export async function outDirsOf(files: OutputFiles, root: string): Promise<readonly string[]> {
  return [...(await byDirectory(files, root)).keys()];
}

/** Returns what {@link writeOutput} would change, and changes nothing. @throws DiagnosticError as `writeOutput` does. */
export async function compareOutput(
  files: OutputFiles,
  { root, signal, force }: OutputOptions,
): Promise<OutputResult> {
  const directories = await byDirectory(files, root);
  for (const outDir of directories.keys()) {
    await usable(outDir, () => waitForLock(outDir, siblingsOf(outDir).lock, signal));
  }
  return result(await planAll(directories, force));
}

/**
 * Makes every output directory contain exactly the generated files, or leaves all of them unchanged.
 *
 * Each directory is built beside the current one and replaces it by renaming, so a reader sees either the old files
 * or the new ones. A kill between the two renames leaves the old directory under another name. The next build moves
 * it back before it does anything else.
 *
 * @param files as {@link mergeFiles} returns them.
 * @throws DiagnosticError when a file or directory cannot be written; the signal's reason when aborted before the swap.
 */
export async function writeOutput(
  files: OutputFiles,
  { root, signal, force }: OutputOptions,
): Promise<OutputResult> {
  const directories = await byDirectory(files, root);
  const cleanups: (() => Promise<void>)[] = [];
  try {
    for (const outDir of directories.keys()) cleanups.push(await usable(outDir, () => makeParent(outDir)));
    return await locked([...directories.keys()], signal, async () => {
      for (const outDir of directories.keys()) await repair(outDir);
      const plans = await planAll(directories, force);
      await replace(
        plans.filter(({ writes, removals }) => writes.size + removals.size > 0),
        signal,
      );
      return result(plans);
    });
  } catch (error) {
    for (const cleanup of cleanups.reverse()) await cleanup();
    throw error;
  }
}

/** Moves back output directories that a killed build left moved aside. */
export async function repairOutput(outDirs: readonly string[], signal: AbortSignal): Promise<void> {
  for (const outDir of outDirs) {
    if (await hasLeftovers(outDir)) await locked([outDir], signal, () => repair(outDir));
  }
}

async function replace(plans: readonly DirectoryPlan[], signal: AbortSignal): Promise<void> {
  const token = randomBytes(6).toString("hex");
  const replacements: Replacement[] = plans.map(({ outDir, present }) => {
    const { staged, old } = siblingsOf(outDir);
    return { outDir, staged: staged + token, old: present === undefined ? undefined : old + token };
  });
  let current = "";
  try {
    for (const [index, plan] of plans.entries()) {
      current = plan.outDir;
      if (plan.present !== undefined) await access(plan.outDir, constants.W_OK);
      await stageDirectory(plan, replacements[index]!.staged);
      signal.throwIfAborted();
    }
    await swapAll(replacements);
  } catch (error) {
    for (const { staged } of replacements) await rm(staged, { recursive: true, force: true });
    if (signal.aborted || errno(error) === undefined) throw error;
    throw new DiagnosticError(outputWriteFailed({ outDir: current, cause: error }));
  }
  for (const { old, outDir } of replacements) if (old !== undefined) await discard(old, outDir);
}

async function byDirectory(files: OutputFiles, root: string): Promise<ReadonlyMap<string, OutputFiles>> {
  const outDirs = [...new Set(files.map(({ outDir }) => outDir))];
  const real = new Map<string, string>();
  for (const outDir of outDirs) real.set(outDir, await usable(outDir, () => resolveOutDir(outDir, root)));
  // Two paths of one directory are known only now, so their files are merged once more.
  const merged = mergeFiles(files.map((file) => ({ ...file, outDir: real.get(file.outDir)! })));
  const directories = new Map<string, OutputFile[]>();
  for (const file of merged) {
    const directory = directories.get(file.outDir);
    if (directory === undefined) directories.set(file.outDir, [file]);
    else directory.push(file);
  }
  return directories;
}

async function planAll(
  directories: ReadonlyMap<string, OutputFiles>,
  force: boolean,
): Promise<readonly DirectoryPlan[]> {
  const plans: DirectoryPlan[] = [];
  const problems: Diagnostic[] = [];
  for (const [outDir, files] of directories) {
    try {
      plans.push(await usable(outDir, () => planDirectory(outDir, files, force)));
    } catch (error) {
      if (!isDiagnosticError(error)) throw error;
      problems.push(...error.diagnostics);
    }
  }
  if (problems.length > 0) throw new DiagnosticError(problems);
  return plans;
}

/** Locks are taken in sorted order, so that two builds never wait for each other. */
async function locked<T>(
  outDirs: readonly string[],
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T> {
  const releases: (() => Promise<void>)[] = [];
  try {
    for (const outDir of [...outDirs].sort()) {
      releases.push(await usable(outDir, () => takeLock(outDir, siblingsOf(outDir).lock, signal)));
    }
    return await work();
  } finally {
    for (const release of releases.reverse()) await release();
  }
}

/** Turns a system error into one that names the output directory. */
async function usable<T>(outDir: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = errno(error);
    if (code === undefined || isDiagnosticError(error)) throw error;
    throw new DiagnosticError(outdirUnusable({ outDir, problem: (error as Error).message, cause: error }));
  }
}

function result(directories: readonly DirectoryPlan[]): OutputResult {
  return { directories, changes: directories.flatMap(({ changes }) => changes) };
}
