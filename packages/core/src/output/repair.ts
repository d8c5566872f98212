import { constants, copyFile, lstat, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { moveContents } from "./contents.ts";
import { errno, directoryContent, makeDirectory, unlessMissing } from "./file-system.ts";
import { readManifest } from "./manifest.ts";
import { MANIFEST_NAME } from "./path-problem.ts";
import { leftovers, siblingsOf } from "./siblings.ts";

/**
 * Cleans up after a killed build: an output directory that was moved aside and not replaced is moved back, and contents
 * that were decided are moved to their places. Everything else that was staged or replaced is deleted. The lock must
 * be held.
 */
export async function repair(outDir: string): Promise<void> {
  const { lock } = siblingsOf(outDir);
  const { old, staged, trash, locks, prepared, decided } = await leftovers(outDir);
  const isMissing = (await unlessMissing(lstat(outDir))) === undefined;
  const newest = isMissing ? old.at(-1) : undefined;
  if (newest !== undefined) await rename(newest, outDir);
  for (const directory of old) if (directory !== newest) await discard(directory, outDir);
  for (const directory of decided) await moveContents(outDir, directory);
  for (const directory of [...staged, ...trash, ...prepared]) await remove(directory).catch(() => {});
  for (const file of locks) if (file !== lock) await rm(file, { force: true });
}

/**
 * Deletes a replaced directory. It is renamed first, so that a kill during the deletion leaves nothing that a
 * repair could take for a complete directory. If it cannot be deleted, the next build tries again, since the new output
 * is already in place.
 */
export async function discard(old: string, outDir: string): Promise<void> {
  const siblings = siblingsOf(outDir);
  const trash = siblings.trash + old.slice(siblings.old.length);
  try {
    // While the new directory was staged, another program may have replaced the old one with a link.
    if (!(await lstat(old)).isDirectory()) return;
    await markAsOurs(old, outDir);
    await rescueNewcomers(old, outDir);
    await rename(old, trash);
    await remove(trash);
  } catch (error) {
    if (errno(error) === undefined) throw error;
  }
}

/** A directory that was empty, or contained exactly the generated files, had no manifest until it was replaced. */
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

/** Deletes a directory, its manifest last, so that after a kill the rest of it is still known as ours. */
async function remove(directory: string): Promise<void> {
  for (const name of await readdir(directory)) {
    if (name !== MANIFEST_NAME) await rm(path.join(directory, name), { recursive: true, force: true });
  }
  await rm(directory, { recursive: true, force: true });
}

/**
 * Moves files that another program wrote to the output directory between its staging and its replacement. They
 * are in the replaced directory, but not in the new one.
 */
async function rescueNewcomers(old: string, outDir: string): Promise<void> {
  // The manifest is broken if a forced build replaced the directory because of that.
  const ours = (await readManifest(old, { mayBeBroken: true }))?.files ?? {};
  for (const name of (await directoryContent(old)).files) {
    const target = path.join(outDir, name);
    if (name === MANIFEST_NAME || Object.hasOwn(ours, name)) continue;
    if ((await unlessMissing(lstat(target))) !== undefined) continue;
    await makeDirectory(path.dirname(name), outDir);
    await rename(path.join(old, name), target);
  }
}
