import { rename, rm } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { type Contents, decideContents, moveContents, prepareContents } from "./contents.ts";
import { type DirectoryName, writable } from "./directory.ts";
import { errno, unlessMissing } from "./file-system.ts";
import { syncDirectory } from "./stage.ts";
import { siblingsOf } from "./siblings.ts";

/** A staged directory and the output directory that it replaces. */
export interface Replacement extends DirectoryName, Contents {
  readonly staged: string;
  /** Where the current directory is moved to; undefined when there is none. */
  readonly old: string | undefined;
}

/**
 * Replaces output directories, each with two renames or, where it cannot be renamed, by its contents. When one fails,
 * the earlier ones are undone.
 * @throws DiagnosticError for the directory that could not be replaced.
 */
export async function swapAll(replacements: readonly Replacement[]): Promise<void> {
  const renamed: Replacement[] = [];
  const inPlace: Replacement[] = [];
  try {
    for (const replacement of replacements) {
      const isRenamed = await writable(replacement, () => swap(replacement));
      (isRenamed ? renamed : inPlace).push(replacement);
    }
    for (const one of inPlace) await writable(one, () => decideContents(one));
  } catch (error) {
    for (const { prepared, decided } of inPlace) await unlessMissing(rename(decided, prepared));
    for (const { prepared } of replacements) await rm(prepared, { recursive: true, force: true });
    for (const { outDir, staged, old } of renamed.reverse()) {
      await renameWithRetries(outDir, staged);
      if (old !== undefined) await renameWithRetries(old, outDir);
    }
    throw error;
  }
  for (const one of inPlace)
    await writable(one, () => moveContents(one.outDir, one.decided), { isPartial: true });
  for (const { staged } of inPlace) await rm(staged, { recursive: true });
  for (const { outDir } of renamed) await syncDirectory(siblingsOf(outDir).parent);
}

/** @returns whether it was replaced; otherwise its contents are prepared. */
async function swap(replacement: Replacement): Promise<boolean> {
  const { outDir, staged, old } = replacement;
  if (old !== undefined && !(await movedAside(outDir, old))) {
    await prepareContents(replacement);
    return false;
  }
  try {
    await renameWithRetries(staged, outDir);
  } catch (error) {
    if (old !== undefined) await renameWithRetries(old, outDir);
    throw error;
  }
  return true;
}

/**
 * Renames an output directory, unless the system cannot: EBUSY is the error for a mount point, such as a volume of a
 * container, and EXDEV that of overlayfs for a directory that came with the container's image.
 */
async function movedAside(outDir: string, old: string): Promise<boolean> {
  try {
    await renameWithRetries(outDir, old);
    return true;
  } catch (error) {
    const isFixed = errno(error) === "EXDEV" || (errno(error) === "EBUSY" && process.platform !== "win32");
    if (isFixed) return false;
    throw error;
  }
}

/** On Windows a directory cannot be renamed while a virus scanner or a dev server reads a file in it. */
async function renameWithRetries(from: string, to: string): Promise<void> {
  for (const pause of [20, 100, 500]) {
    try {
      return await rename(from, to);
    } catch (error) {
      if (!["EBUSY", "EPERM", "EACCES"].includes(errno(error) ?? "") || process.platform !== "win32")
        throw error;
      await sleep(pause);
    }
  }
  await rename(from, to);
}
