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
    await mkdir(path.dirname(target), { recursive: true });
    await rename(path.join(old, name), target);
  }
}
