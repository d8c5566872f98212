import { fsync } from "node:fs";
import {
  chmod,
  copyFile,
  link,
  mkdir,
  open,
  readlink,
  lstat,
  symlink,
  utimes,
  writeFile,
} from "node:fs/promises";
import path from "node:path";
import { errno } from "./file-system.ts";
import { MANIFEST_NAME } from "./path-problem.ts";
import type { DirectoryPlan } from "./plan.ts";

/** Builds the whole new state of an output directory in `staged`, which does not exist yet. */
export async function stageDirectory(
  { outDir, present, writes, removals }: DirectoryPlan,
  staged: string,
): Promise<void> {
  await mkdir(staged, { recursive: true });
  // The manifest comes first: it marks the directory as ours if the process is killed.
  const manifest = writes.get(MANIFEST_NAME);
  if (manifest === undefined) await keep(path.join(outDir, MANIFEST_NAME), path.join(staged, MANIFEST_NAME));
  else await writeDurably(path.join(staged, MANIFEST_NAME), manifest);
  const directories = new Set([staged]);
  const inDirectory = async (name: string): Promise<string> => {
    const directory = path.dirname(name);
    if (directory !== ".") await copyDirectories(directory, staged, outDir, directories);
    return path.join(staged, name);
  };
  for (const name of present?.emptyDirectories ?? [])
    await copyDirectories(name, staged, outDir, directories);
  for (const name of present?.files ?? []) {
    if (name === MANIFEST_NAME || writes.has(name) || removals.has(name)) continue;
    await keep(path.join(outDir, name), await inDirectory(name));
  }
  for (const [name, contents] of writes) {
    if (name !== MANIFEST_NAME) await writeDurably(await inDirectory(name), contents);
  }
  if (present !== undefined) await chmod(staged, (await lstat(outDir)).mode);
  for (const directory of directories) await syncDirectory(directory);
}

/** Links an unchanged file into the staged directory, so that it keeps its mtime. */
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

/** `flush` makes the contents survive a power cut. Yarn's Plug'n'Play replaces `FileHandle` by one that cannot `sync`. */
export async function writeDurably(file: string, contents: string): Promise<void> {
  await writeFile(file, contents, { flag: "wx", flush: true });
}

/**
 * Creates a directory and its parents, with the permissions that they have in the output directory.
 * @param directory relative to `staged`, with `/`.
 */
async function copyDirectories(
  directory: string,
  staged: string,
  outDir: string,
  made: Set<string>,
): Promise<void> {
  if (made.has(path.join(staged, directory))) return;
  const names = directory.split("/");
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

/** Makes the names in a directory survive a power cut. Skipped where directories cannot be synced (Windows). */
export async function syncDirectory(directory: string): Promise<void> {
  const handle = await open(directory, "r").catch(() => undefined);
  if (handle === undefined) return;
  await new Promise<void>((resolve) => fsync(handle.fd, () => resolve()));
  await handle.close();
}
