import { randomBytes } from "node:crypto";
import { access, constants, rm } from "node:fs/promises";
import { DiagnosticError, isDiagnosticError, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { OutputFile, OutputFiles } from "../hooks.ts";
import { type DirectoryName, type GeneratedDirectory, usable, writable } from "./directory.ts";
import { type Format, formatCommands, formatted } from "./format.ts";
import { takeLock, waitForLock } from "./lock.ts";
import { mergeFiles } from "./merge.ts";
import { makeParent, resolveOutDir } from "./out-dir.ts";
import { planDirectory, type DirectoryPlan } from "./plan.ts";
import { discard, repair } from "./repair.ts";
import { hasLeftovers, siblingsOf } from "./siblings.ts";
import { stageDirectory } from "./stage.ts";
import { swapAll, type Replacement } from "./swap.ts";

interface OutputOptions extends Pick<GeneratedDirectory, "config" | "force" | "root"> {
  readonly format: Format | undefined;
}

/**
 * The files of a build by their output directory.
 * @param files as {@link mergeFiles} returns them.
 * @throws DiagnosticError if a directory cannot be an output directory, or if files conflict in it.
 */
export async function generatedDirectories(
  files: OutputFiles,
  { root, config, force, format }: OutputOptions,
): Promise<readonly GeneratedDirectory[]> {
  const outDirs = [...new Set(files.map(({ outDir }) => outDir))];
  const real = new Map<string, string>();
  for (const outDir of outDirs)
    real.set(outDir, await usable({ outDir, config }, () => resolveOutDir(outDir, root)));
  // Two paths of one directory are known only now, so their files are merged once more.
  const merged = mergeFiles(files.map((file) => ({ ...file, outDir: real.get(file.outDir)! })));
  const directories = new Map<string, OutputFile[]>();
  for (const file of merged) {
    const directory = directories.get(file.outDir);
    if (directory === undefined) directories.set(file.outDir, [file]);
    else directory.push(file);
  }
  const commandOf = formatCommands(format, real, root);
  return [...directories].map(([outDir, own]) => ({
    outDir,
    files: own,
    config,
    force,
    root,
    format: commandOf(outDir),
  }));
}

/**
 * Returns what {@link writeDirectories} would change, and changes nothing.
 * @throws DiagnosticError as `writeDirectories` does.
 */
export async function compareDirectories(
  directories: readonly GeneratedDirectory[],
  signal: AbortSignal,
): Promise<readonly DirectoryPlan[]> {
  for (const directory of directories) {
    const { outDir } = directory;
    await usable(directory, () => waitForLock(outDir, siblingsOf(outDir).lock, signal));
  }
  return planAll(directories, signal);
}

/**
 * Makes every output directory contain exactly the generated files, or leaves all of them unchanged.
 *
 * Each directory is built beside the current one and replaces it by renaming, so a reader sees either the old files
 * or the new ones. A kill between the two renames leaves the old directory under another name. The next build moves
 * it back before it does anything else. Where the directory cannot be renamed, its contents are replaced: `contents.ts`.
 *
 * @param directories each of another path, also if they belong to several configs.
 * @returns a plan for each directory, in their order.
 * @throws DiagnosticError when a file or directory cannot be written; the signal's reason when aborted before the swap.
 */
export async function writeDirectories(
  directories: readonly GeneratedDirectory[],
  signal: AbortSignal,
): Promise<readonly DirectoryPlan[]> {
  const cleanups: (() => Promise<void>)[] = [];
  try {
    for (const directory of directories)
      cleanups.push(await usable(directory, () => makeParent(directory.outDir)));
    return await locked(directories, signal, async () => {
      for (const directory of directories) await usable(directory, () => repair(directory.outDir));
      const plans = await planAll(directories, signal);
      await replace(
        plans.filter(({ writes, removals }) => writes.size + removals.size > 0),
        signal,
      );
      return plans;
    });
  } catch (error) {
    for (const cleanup of cleanups.reverse()) await cleanup();
    throw error;
  }
}

/** Moves back an output directory that a killed build left moved aside. */
export async function repairOutput(directory: DirectoryName, signal: AbortSignal): Promise<void> {
  const { outDir } = directory;
  if (!(await hasLeftovers(outDir))) return;
  await locked([directory], signal, () => usable(directory, () => repair(outDir)));
}

type NamedPlan = DirectoryPlan & DirectoryName;

async function planAll(
  directories: readonly GeneratedDirectory[],
  signal: AbortSignal,
): Promise<readonly NamedPlan[]> {
  const plans: NamedPlan[] = [];
  const problems: Diagnostic[] = [];
  for (const directory of directories) {
    const { outDir, force, config } = directory;
    try {
      const { files } = await writable(directory, () => formatted(directory, signal));
      const plan = await usable(directory, () => planDirectory(outDir, files, force));
      plans.push({ ...plan, config });
    } catch (error) {
      if (!isDiagnosticError(error)) throw error;
      problems.push(...error.diagnostics);
    }
  }
  if (problems.length > 0) throw new DiagnosticError(problems);
  return plans;
}

/** Stages all directories before the first one is replaced. */
async function replace(plans: readonly NamedPlan[], signal: AbortSignal): Promise<void> {
  const token = randomBytes(6).toString("hex");
  const replacements: Replacement[] = [];
  try {
    for (const plan of plans) {
      const { outDir, config, present } = plan;
      const siblings = siblingsOf(outDir);
      const staged = siblings.staged + token;
      const old = present === undefined ? undefined : siblings.old + token;
      const inside = { prepared: siblings.prepared + token, decided: siblings.decided + token };
      replacements.push({ outDir, config, staged, old, writes: plan.writes, ...inside });
      await writable(plan, async () => {
        if (present !== undefined) await access(outDir, constants.W_OK);
        await stageDirectory(plan, staged);
      });
      signal.throwIfAborted();
    }
    await swapAll(replacements);
  } catch (error) {
    // What cannot be deleted now is deleted by the next build.
    for (const { staged } of replacements) await rm(staged, { recursive: true, force: true }).catch(() => {});
    signal.throwIfAborted();
    throw error;
  }
  for (const { old, outDir } of replacements) if (old !== undefined) await discard(old, outDir);
}

/** Locks are taken in sorted order, so that two builds never wait for each other. */
async function locked<T>(
  directories: readonly DirectoryName[],
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T> {
  const releases: (() => Promise<void>)[] = [];
  const sorted = [...directories].sort((one, other) => (one.outDir < other.outDir ? -1 : 1));
  try {
    for (const directory of sorted) {
      const { outDir } = directory;
      releases.push(await usable(directory, () => takeLock(outDir, siblingsOf(outDir).lock, signal)));
    }
    return await work();
  } finally {
    for (const release of releases.reverse()) await release();
  }
}
