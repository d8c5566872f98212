import { lstat, mkdir, readdir } from "node:fs/promises";
import path from "node:path";

/** The code of a system error, e.g. `ENOENT`; undefined for anything else. */
export function errno(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null | undefined)?.code;
  return typeof code === "string" ? code : undefined;
}

/** Resolves to undefined if a file or directory does not exist. */
export async function unlessMissing<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (errno(error) === "ENOENT" || errno(error) === "ENOTDIR") return undefined;
    throw error;
  }
}

export interface DirectoryContent {
  /** Everything but directories: files, symbolic links and special files. Relative, with `/`, sorted. */
  readonly files: readonly string[];
  /** Directories that are empty. */
  readonly emptyDirectories: readonly string[];
}

/** Lists a directory recursively, without following symbolic links. */
export async function directoryContent(directory: string): Promise<DirectoryContent> {
  const files: string[] = [];
  const emptyDirectories: string[] = [];
  const pending = [""];
  for (let prefix = pending.pop(); prefix !== undefined; prefix = pending.pop()) {
    const entries = await readdir(path.join(directory, prefix), { withFileTypes: true });
    if (entries.length === 0 && prefix !== "") emptyDirectories.push(prefix);
    for (const entry of entries) {
      const name = prefix === "" ? entry.name : `${prefix}/${entry.name}`;
      if (entry.isDirectory()) pending.push(name);
      else files.push(name);
    }
  }
  return { files: files.sort(), emptyDirectories: emptyDirectories.sort() };
}

/**
 * Creates a directory in the output directory, level by level, since a link on the path would lead out of it.
 * @throws a system error where a file or a link is on the path.
 */
export async function makeDirectory(directory: string, outDir: string): Promise<void> {
  let current = outDir;
  for (const name of directory.split("/")) {
    current = path.join(current, name);
    if ((await unlessMissing(lstat(current)))?.isDirectory() !== true) await mkdir(current);
  }
}
