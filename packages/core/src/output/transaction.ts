import { randomBytes } from "node:crypto";
import { access, constants, rm } from "node:fs/promises";
import { DiagnosticError, isDiagnosticError, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { outdirUnusable, outputWriteFailed } from "../diagnostics/output.ts";
import type { OutputFile, OutputFiles } from "../hooks.ts";
import { errno } from "./errno.ts";
import { takeLock, waitForLock } from "./lock.ts";
import { mergeFiles } from "./merge.ts";
import { makeParent, resolveOutDir } from "./out-dir.ts";
import { planFolder, type FolderPlan, type OutputChange } from "./plan.ts";
import { discard, repair } from "./repair.ts";
import { hasLeftovers, siblingsOf } from "./siblings.ts";
import { stageFolder } from "./stage.ts";
import { swapAll, type Replacement } from "./swap.ts";

export interface OutputResult {
  readonly changes: readonly OutputChange[];
  readonly folders: readonly FolderPlan[];
}

/** Tells what {@link writeOutput} would change, and changes nothing itself. @throws DiagnosticError where it would. */
export async function compareOutput(
  files: OutputFiles,
  root: string,
  signal: AbortSignal,
): Promise<OutputResult> {
  const folders = await byFolder(files, root);
  for (const outDir of folders.keys()) {
    await usable(outDir, () => waitForLock(outDir, siblingsOf(outDir).lock, signal));
  }
  return result(await planAll(folders));
}

/**
 * Brings every output folder to exactly what was generated, or leaves all as they are.
 *
 * Each folder is built anew beside the present one and takes its place by renaming, so a reader sees the old
 * files or the new ones. A kill between the two renames leaves the old folder under another name; the next
 * build puts it back before it does anything else.
 *
 * @param files as {@link mergeFiles} leaves them.
 * @throws DiagnosticError when anything stands in the way; the signal's reason when aborted before the swap.
 */
export async function writeOutput(
  files: OutputFiles,
  root: string,
  signal: AbortSignal,
): Promise<OutputResult> {
  const folders = await byFolder(files, root);
  const cleanups: (() => Promise<void>)[] = [];
  try {
    for (const outDir of folders.keys()) cleanups.push(await usable(outDir, () => makeParent(outDir)));
    return await locked([...folders.keys()], signal, async () => {
      for (const outDir of folders.keys()) await repair(outDir);
      const plans = await planAll(folders);
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

/** Puts back output folders that a killed build left moved aside. */
export async function repairOutput(outDirs: readonly string[], signal: AbortSignal): Promise<void> {
  for (const outDir of outDirs) {
    if (await hasLeftovers(outDir)) await locked([outDir], signal, () => repair(outDir));
  }
}

async function replace(plans: readonly FolderPlan[], signal: AbortSignal): Promise<void> {
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
      await stageFolder(plan, replacements[index]!.staged);
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

async function byFolder(files: OutputFiles, root: string): Promise<ReadonlyMap<string, OutputFiles>> {
  const outDirs = [...new Set(files.map(({ outDir }) => outDir))];
  const real = new Map<string, string>();
  for (const outDir of outDirs) real.set(outDir, await usable(outDir, () => resolveOutDir(outDir, root)));
  // Two spellings of one folder meet only now, so what they hold is compared once more.
  const merged = mergeFiles(files.map((file) => ({ ...file, outDir: real.get(file.outDir)! })));
  const folders = new Map<string, OutputFile[]>();
  for (const file of merged) {
    const folder = folders.get(file.outDir);
    if (folder === undefined) folders.set(file.outDir, [file]);
    else folder.push(file);
  }
  return folders;
}

async function planAll(folders: ReadonlyMap<string, OutputFiles>): Promise<readonly FolderPlan[]> {
  const plans: FolderPlan[] = [];
  const problems: Diagnostic[] = [];
  for (const [outDir, files] of folders) {
    try {
      plans.push(await usable(outDir, () => planFolder(outDir, files)));
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

/** Turns a system error into one that names the output folder. */
async function usable<T>(outDir: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const code = errno(error);
    if (code === undefined || isDiagnosticError(error)) throw error;
    throw new DiagnosticError(outdirUnusable({ outDir, problem: (error as Error).message, cause: error }));
  }
}

function result(folders: readonly FolderPlan[]): OutputResult {
  return { folders, changes: folders.flatMap(({ changes }) => changes) };
}
