import { mkdir, rename, lstat } from "node:fs/promises";
import path from "node:path";
import { unlessMissing } from "./errno.ts";
import { folderContent } from "./folder-content.ts";
import { readManifest } from "./manifest.ts";
import { MANIFEST_NAME } from "./path-problem.ts";

/**
 * Moves over the files that somebody else put into an output folder between its staging and its
 * replacement: they are in the replaced folder and not in the new one.
 */
export async function rescueNewcomers(old: string, outDir: string): Promise<void> {
  const ours = (await readManifest(old))?.files ?? {};
  for (const name of (await folderContent(old)).files) {
    const target = path.join(outDir, name);
    if (name === MANIFEST_NAME || Object.hasOwn(ours, name)) continue;
    if ((await unlessMissing(lstat(target))) !== undefined) continue;
    await makeFolder(path.dirname(name), outDir);
    await rename(path.join(old, name), target);
  }
}

/**
 * Makes a folder in the output folder, one by one, since a link on the way there would lead out of it.
 * @throws a system error where something that is no folder stands in the way.
 */
async function makeFolder(folder: string, outDir: string): Promise<void> {
  let current = outDir;
  for (const name of folder.split("/")) {
    current = path.join(current, name);
    if ((await unlessMissing(lstat(current)))?.isDirectory() !== true) await mkdir(current);
  }
}
