import { chmod, copyFile, link, mkdir, open, readlink, lstat, symlink, utimes } from "node:fs/promises";
import path from "node:path";
import { errno } from "./errno.ts";
import { MANIFEST_NAME } from "./path-problem.ts";
import type { FolderPlan } from "./plan.ts";

/** Builds the whole new state of an output folder in `staged`, which does not exist yet. */
export async function stageFolder(
  { outDir, present, writes, removals }: FolderPlan,
  staged: string,
): Promise<void> {
  await mkdir(staged, { recursive: true });
  // First of all, since by its manifest the folder is known as ours if a kill comes.
  const manifest = writes.get(MANIFEST_NAME);
  if (manifest === undefined) await keep(path.join(outDir, MANIFEST_NAME), path.join(staged, MANIFEST_NAME));
  else await writeDurably(path.join(staged, MANIFEST_NAME), manifest);
  const folders = new Set([staged]);
  const inFolder = async (name: string): Promise<string> => {
    const folder = path.dirname(name);
    if (folder !== ".") await copyFolders(folder, staged, outDir, folders);
    return path.join(staged, name);
  };
  for (const name of present?.emptyFolders ?? []) await copyFolders(name, staged, outDir, folders);
  for (const name of present?.files ?? []) {
    if (name === MANIFEST_NAME || writes.has(name) || removals.has(name)) continue;
    await keep(path.join(outDir, name), await inFolder(name));
  }
  for (const [name, contents] of writes) {
    if (name !== MANIFEST_NAME) await writeDurably(await inFolder(name), contents);
  }
  if (present !== undefined) await chmod(staged, (await lstat(outDir)).mode);
  for (const folder of folders) await syncFolder(folder);
}

/** Puts a file that stays as it is into the staged folder: the same file, hence the same mtime. */
async function keep(source: string, target: string): Promise<void> {
  const stats = await lstat(source);
  if (stats.isSymbolicLink()) return symlink(await readlink(source), target);
  try {
    await link(source, target);
  } catch (error) {
    if (
      !["EPERM", "ENOTSUP", "EOPNOTSUPP", "EMLINK", "ENOSYS", "EXDEV", "EISDIR"].includes(errno(error) ?? "")
    )
      throw error;
    await copyFile(source, target);
    await utimes(target, stats.atime, stats.mtime);
  }
}

async function writeDurably(file: string, contents: string): Promise<void> {
  const handle = await open(file, "wx");
  try {
    await handle.writeFile(contents);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Makes a folder and those above it, with the permissions that they have in the output folder.
 * @param folder relative to `staged`, with `/`.
 */
async function copyFolders(folder: string, staged: string, outDir: string, made: Set<string>): Promise<void> {
  if (made.has(path.join(staged, folder))) return;
  const names = folder.split("/");
  for (const [index] of names.entries()) {
    const relative = names.slice(0, index + 1).join("/");
    const target = path.join(staged, relative);
    if (made.has(target)) continue;
    await mkdir(target);
    made.add(target);
    const original = await lstat(path.join(outDir, relative)).catch(() => undefined);
    if (original?.isDirectory() === true) await chmod(target, original.mode);
  }
}

/** Makes the names in a folder survive a power cut; where folders cannot be synced (Windows) that is left out. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r").catch(() => undefined);
  await handle?.sync().catch(() => {});
  await handle?.close();
}
