import { lstat, readdir } from "node:fs/promises";
import path from "node:path";
import { unlessMissing } from "./file-system.ts";
import { MANIFEST_NAME } from "./path-problem.ts";

/** The files and directories beside an output directory that a transaction uses, all hidden and named after it. */
export interface Siblings {
  readonly parent: string;
  readonly lock: string;
  /** The directories of a transaction start with one of these and end with its token. */
  readonly staged: string;
  readonly old: string;
  readonly trash: string;
}

export function siblingsOf(outDir: string): Siblings {
  const parent = path.dirname(outDir);
  const prefix = path.join(parent, `.${path.basename(outDir)}.mizan-`);
  return {
    parent,
    lock: `${prefix}lock`,
    staged: `${prefix}new-`,
    old: `${prefix}old-`,
    trash: `${prefix}trash-`,
  };
}

/** The end of the names of a transaction's directories: 12 hexadecimal digits. */
const TOKEN = /^[0-9a-f]{12}$/;

/** The files and directories of transactions beside an output directory. Absolute paths, sorted. */
export interface Leftovers {
  /** The lock, and locks that were moved aside. */
  readonly locks: readonly string[];
  readonly staged: readonly string[];
  readonly old: readonly string[];
  readonly trash: readonly string[];
}

/**
 * Finds the files and directories that killed or running transactions have put beside an output directory. Others may
 * use such names too, so only a directory counts that has the complete name and contains mizan's manifest, or
 * nothing at all. Links are never followed.
 */
export async function leftovers(outDir: string): Promise<Leftovers> {
  const { parent, lock, ...prefixes } = siblingsOf(outDir);
  const entries = (await unlessMissing(readdir(parent, { withFileTypes: true }))) ?? [];
  const paths = (some: typeof entries): string[] => some.map(({ name }) => path.join(parent, name)).sort();
  const directories = paths(entries.filter((entry) => entry.isDirectory()));
  const files = paths(entries.filter((entry) => entry.isFile()));
  const named = (prefix: string): string[] =>
    directories.filter(
      (directory) => directory.startsWith(prefix) && TOKEN.test(directory.slice(prefix.length)),
    );
  const staged = await filterOurs(named(prefixes.staged));
  // A directory without a manifest is replaced only by one with a manifest, which is beside it until the swap ends.
  const replaced = new Set(staged.map((directory) => prefixes.old + directory.slice(prefixes.staged.length)));
  const old = named(prefixes.old);
  const ours = new Set([...(await filterOurs(old)), ...replaced]);
  return {
    locks: files.filter((file) => file.startsWith(lock) && /^(-\d+)?$/.test(file.slice(lock.length))),
    staged,
    old: old.filter((directory) => ours.has(directory)),
    trash: await filterOurs(named(prefixes.trash)),
  };
}

export async function hasLeftovers(outDir: string): Promise<boolean> {
  return Object.values(await leftovers(outDir)).some(({ length }) => length > 0);
}

async function filterOurs(directories: readonly string[]): Promise<string[]> {
  const ours: string[] = [];
  for (const directory of directories) {
    const manifest = await unlessMissing(lstat(path.join(directory, MANIFEST_NAME)));
    if (manifest?.isFile() === true || (await unlessMissing(readdir(directory)))?.length === 0)
      ours.push(directory);
  }
  return ours;
}
