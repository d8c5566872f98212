import { lstat, mkdir, readdir, readFile, rename, rm, rmdir } from "node:fs/promises";
import path from "node:path";
import { directoryContent, makeDirectory, unlessMissing } from "./file-system.ts";
import { readManifest } from "./manifest.ts";
import { MANIFEST_NAME } from "./path-problem.ts";
import { syncDirectory, writeDurably } from "./stage.ts";

/**
 * Replaces the contents of an output directory that cannot be renamed: a mount point, or a directory of a container's
 * image. Its new files are prepared in a directory inside, on the same file system. Renaming this directory decides:
 * before, a kill leaves the old files, and afterwards the next build moves the rest of the new ones. Only a reader
 * meanwhile sees some files of both.
 */
export interface Contents {
  readonly outDir: string;
  /** The files that change, by path. */
  readonly writes: ReadonlyMap<string, string>;
  /** Directories in `outDir`, before and after the decision. */
  readonly prepared: string;
  readonly decided: string;
}

export async function prepareContents({ outDir, writes, prepared }: Contents): Promise<void> {
  await mkdir(prepared);
  // The manifest comes first: it marks the directory as ours if the process is killed.
  const manifest = writes.get(MANIFEST_NAME) ?? (await readFile(path.join(outDir, MANIFEST_NAME), "utf8"));
  const directories = new Set([prepared]);
  for (const [name, contents] of new Map([[MANIFEST_NAME, manifest], ...writes])) {
    const file = path.join(prepared, name);
    await mkdir(path.dirname(file), { recursive: true });
    directories.add(path.dirname(file));
    await writeDurably(file, contents);
  }
  for (const directory of directories) await syncDirectory(directory);
}

export async function decideContents({ outDir, prepared, decided }: Contents): Promise<void> {
  await rename(prepared, decided);
  await syncDirectory(outDir);
}

/**
 * Removes the files that only the old manifest lists, and moves the prepared ones to their places, the manifest last:
 * until then, a second attempt does the same. @throws a system error, e.g. where a link is in the path of a file.
 */
export async function moveContents(outDir: string, decided: string): Promise<void> {
  const next = await readManifest(decided, { mayBeBroken: true });
  if (next !== undefined) {
    const former = await readManifest(outDir, { mayBeBroken: true });
    for (const name of Object.keys(former?.files ?? {}))
      if (!Object.hasOwn(next.files, name)) await removeFile(name, outDir);
    for (const name of (await directoryContent(decided)).files) {
      if (name === MANIFEST_NAME) continue;
      await makeDirectory(path.dirname(name), outDir);
      await rename(path.join(decided, name), path.join(outDir, name));
      await syncDirectory(path.dirname(path.join(outDir, name)));
    }
    // Without a manifest, only an empty directory is known as ours.
    for (const name of await readdir(decided))
      if (name !== MANIFEST_NAME) await rm(path.join(decided, name), { recursive: true });
    await rename(path.join(decided, MANIFEST_NAME), path.join(outDir, MANIFEST_NAME));
  }
  await rm(decided, { recursive: true });
  await syncDirectory(outDir);
}

/** Removes a file, unless a link is in its path, and the directories that it leaves empty. */
async function removeFile(name: string, outDir: string): Promise<void> {
  const parents: string[] = [];
  for (let parent = path.dirname(name); parent !== "."; parent = path.dirname(parent)) parents.push(parent);
  for (const parent of [...parents].reverse()) {
    if ((await unlessMissing(lstat(path.join(outDir, parent))))?.isDirectory() !== true) return;
  }
  await rm(path.join(outDir, name), { force: true });
  for (const parent of parents) {
    if ((await readdir(path.join(outDir, parent))).length > 0) return;
    await rmdir(path.join(outDir, parent));
  }
}
