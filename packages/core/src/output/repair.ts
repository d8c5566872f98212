import { constants, copyFile, lstat, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { errno, unlessMissing } from "./errno.ts";
import { MANIFEST_NAME } from "./path-problem.ts";
import { rescueNewcomers } from "./rescue.ts";
import { leftovers, siblingsOf } from "./siblings.ts";

/**
 * Puts right what a killed build left: an output folder that had been moved aside and not replaced comes
 * back; everything else that was staged or replaced goes away. The lock must be held.
 */
export async function repair(outDir: string): Promise<void> {
  const { lock } = siblingsOf(outDir);
  const { old, staged, trash, locks } = await leftovers(outDir);
  const isMissing = (await unlessMissing(lstat(outDir))) === undefined;
  const newest = isMissing ? old.at(-1) : undefined;
  if (newest !== undefined) await rename(newest, outDir);
  for (const folder of old) if (folder !== newest) await discard(folder, outDir);
  for (const folder of [...staged, ...trash]) await remove(folder).catch(() => {});
  for (const file of locks) if (file !== lock) await rm(file, { force: true });
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
    // In the place of the output folder, somebody may have put a link while the new one was staged.
    if (!(await lstat(old)).isDirectory()) return;
    await markAsOurs(old, outDir);
    await rescueNewcomers(old, outDir);
    await rename(old, trash);
    await remove(trash);
  } catch (error) {
    if (errno(error) === undefined) throw error;
  }
}

/** A folder that was empty or held exactly what was generated had no manifest until it was replaced. */
async function markAsOurs(old: string, outDir: string): Promise<void> {
  const copied = copyFile(
    path.join(outDir, MANIFEST_NAME),
    path.join(old, MANIFEST_NAME),
    constants.COPYFILE_EXCL,
  );
  await unlessMissing(copied).catch((error: unknown) => {
    if (errno(error) !== "EEXIST") throw error;
  });
}

/** Deletes a folder, its manifest last, so that the rest of it is known as ours if a kill comes between. */
async function remove(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name !== MANIFEST_NAME) await rm(path.join(folder, name), { recursive: true, force: true });
  }
  await rm(folder, { recursive: true, force: true });
}
