import { rename } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { type DirectoryName, writable } from "./directory.ts";
import { errno } from "./file-system.ts";
import { syncDirectory } from "./stage.ts";
import { siblingsOf } from "./siblings.ts";

/** A staged directory and the output directory that it replaces. */
export interface Replacement extends DirectoryName {
  readonly staged: string;
  /** Where the current directory is moved to; undefined when there is none. */
  readonly old: string | undefined;
}

/**
 * Replaces output directories, each with two renames. When one fails, the earlier ones are undone.
 * @throws DiagnosticError for the directory that could not be replaced.
 */
export async function swapAll(replacements: readonly Replacement[]): Promise<void> {
  const done: Replacement[] = [];
  try {
    for (const replacement of replacements) {
      await writable(replacement, () => swap(replacement));
      done.push(replacement);
    }
  } catch (error) {
    for (const { outDir, staged, old } of done.reverse()) {
      await patiently(outDir, staged);
      if (old !== undefined) await patiently(old, outDir);
    }
    throw error;
  }
  for (const { outDir } of replacements) await syncDirectory(siblingsOf(outDir).parent);
}

async function swap({ outDir, staged, old }: Replacement): Promise<void> {
  if (old !== undefined) await patiently(outDir, old);
  try {
    await patiently(staged, outDir);
  } catch (error) {
    if (old !== undefined) await patiently(old, outDir);
    throw error;
  }
}

/** On Windows a directory cannot be renamed while a virus scanner or a dev server reads a file in it. */
async function patiently(from: string, to: string): Promise<void> {
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
