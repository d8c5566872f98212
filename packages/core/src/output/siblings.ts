import { lstat, readdir } from "node:fs/promises";
import path from "node:path";
import { unlessMissing } from "./file-system.ts";
import { MANIFEST_NAME } from "./path-problem.ts";

/** The files and directories that a transaction uses, all hidden; those beside an output directory are named after it. */
export interface Siblings {
  readonly parent: string;
  readonly lock: string;
  /** The directories of a transaction start with one of these and end with its token. */
  readonly staged: string;
  readonly old: string;
  readonly trash: string;
  /** Inside the output directory, if it cannot be renamed. */
  readonly prepared: string;
  readonly decided: string;
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
    prepared: path.join(outDir, ".mizan-new-"),
    decided: path.join(outDir, ".mizan-next-"),
  };
}

/** The end of the names of a transaction's directories: 12 hexadecimal digits. */
const TOKEN = /^[0-9a-f]{12}$/;

/** Whether a file in an output directory belongs to a transaction. @param name relative to the directory, with `/` */
export function isOfTransaction(name: string): boolean {
  return /^\.mizan-(new|next)-[0-9a-f]{12}(\/|$)/.test(name);
}

/** The files and directories of transactions beside or inside an output directory. Absolute paths, sorted. */
export interface Leftovers {
  /** The lock, and locks that were moved aside. */
  readonly locks: readonly string[];
  readonly staged: readonly string[];
  readonly old: readonly string[];
  readonly trash: readonly string[];
  readonly prepared: readonly string[];
  readonly decided: readonly string[];
}

/**
 * Finds the files and directories of killed or running transactions beside or inside an output directory. Others may
 * use such names too, so only a directory counts that has the complete name and contains mizan's manifest, or
 * nothing at all. Links are never followed.
 */
export async function leftovers(outDir: string): Promise<Leftovers> {
  const { parent, lock, ...prefixes } = siblingsOf(outDir);
  const [beside, inside] = [await entriesOf(parent), await entriesOf(outDir)];
  const directories = [...beside.directories, ...inside.directories];
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
    locks: beside.files.filter((file) => file.startsWith(lock) && /^(-\d+)?$/.test(file.slice(lock.length))),
    staged,
    old: old.filter((directory) => ours.has(directory)),
    trash: await filterOurs(named(prefixes.trash)),
    prepared: await filterOurs(named(prefixes.prepared)),
    decided: await filterOurs(named(prefixes.decided)),
  };
}

interface Entries {
  readonly directories: readonly string[];
  readonly files: readonly string[];
}

/** Absolute paths, sorted. */
async function entriesOf(directory: string): Promise<Entries> {
  const entries = (await unlessMissing(readdir(directory, { withFileTypes: true }))) ?? [];
  const paths = (some: typeof entries): string[] => some.map(({ name }) => path.join(directory, name)).sort();
  return {
    directories: paths(entries.filter((entry) => entry.isDirectory())),
    files: paths(entries.filter((entry) => entry.isFile())),
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
