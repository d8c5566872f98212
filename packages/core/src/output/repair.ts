import { rename, rm, stat } from "node:fs/promises";
import { errno, unlessMissing } from "./errno.ts";
import { rescueNewcomers } from "./rescue.ts";
import { leftovers, siblingsOf } from "./siblings.ts";

/**
 * Puts right what a killed build left: an output folder that had been moved aside and not replaced comes
 * back; everything else that was staged or replaced goes away. The lock must be held.
 */
export async function repair(outDir: string): Promise<void> {
  const { old, lock } = siblingsOf(outDir);
  const found = (await leftovers(outDir)).filter((name) => name !== lock);
  const replaced = found.filter((name) => name.startsWith(old));
  const isMissing = (await unlessMissing(stat(outDir))) === undefined;
  const newest = isMissing ? replaced.at(-1) : undefined;
  if (newest !== undefined) await rename(newest, outDir);
  for (const leftover of found) {
    if (leftover === newest) continue;
    if (leftover.startsWith(old)) await discard(leftover, outDir);
    else await rm(leftover, { recursive: true, force: true }).catch(() => {});
  }
}

/**
 * Deletes a replaced folder. It is renamed first, so that a kill half-way through leaves nothing that a
 * repair could take for a whole folder. What cannot be deleted stays for the next build to try again:
 * the new output is in its place already.
 */
export async function discard(old: string, outDir: string): Promise<void> {
  const siblings = siblingsOf(outDir);
  const trash = siblings.trash + old.slice(siblings.old.length);
  try {
    await rescueNewcomers(old, outDir);
    await rename(old, trash);
    await rm(trash, { recursive: true, force: true });
  } catch (error) {
    if (errno(error) === undefined) throw error;
  }
}
