import { rename } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { errno } from "./errno.ts";
import { syncFolder } from "./stage.ts";
import { siblingsOf } from "./siblings.ts";

/** A folder that stands ready to replace its output folder. */
export interface Replacement {
  readonly outDir: string;
  readonly staged: string;
  /** Where the present folder goes; undefined when there is none. */
  readonly old: string | undefined;
}

/**
 * Replaces output folders, each with two renames. When one fails, those before it are put back.
 * @throws the system error that stopped it.
 */
export async function swapAll(replacements: readonly Replacement[]): Promise<void> {
  const done: Replacement[] = [];
  try {
    for (const replacement of replacements) {
      await swap(replacement);
      done.push(replacement);
    }
  } catch (error) {
    for (const { outDir, staged, old } of done.reverse()) {
      await patiently(outDir, staged);
      if (old !== undefined) await patiently(old, outDir);
    }
    throw error;
  }
  for (const { outDir } of replacements) await syncFolder(siblingsOf(outDir).parent);
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

/** On Windows a folder cannot be renamed while a virus scanner or a dev server reads a file in it. */
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
