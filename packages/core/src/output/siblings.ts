import { lstat, readdir } from "node:fs/promises";
import path from "node:path";
import { unlessMissing } from "./errno.ts";
import { MANIFEST_NAME } from "./path-problem.ts";

/** The files and folders beside an output folder that a transaction uses, all hidden and named after it. */
export interface Siblings {
  readonly parent: string;
  readonly lock: string;
  /** Everything that one transaction leaves starts with one of these and ends with its token. */
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

/** What a transaction puts behind the names of its folders: 12 hexadecimal digits. */
const TOKEN = /^[0-9a-f]{12}$/;

/** What transactions have put beside an output folder; absolute paths, sorted. */
export interface Leftovers {
  /** The lock, and locks that were moved aside. */
  readonly locks: readonly string[];
  readonly staged: readonly string[];
  readonly old: readonly string[];
  readonly trash: readonly string[];
}

/**
 * Finds what transactions that were killed, or one that is under way, have put beside an output folder. Anybody can
 * give a name to anything, so only a real folder counts that has the whole name and mizan's manifest in it, or
 * nothing at all. Links are never followed.
 */
export async function leftovers(outDir: string): Promise<Leftovers> {
  const { parent, lock, ...prefixes } = siblingsOf(outDir);
  const entries = (await unlessMissing(readdir(parent, { withFileTypes: true }))) ?? [];
  const paths = (some: typeof entries): string[] => some.map(({ name }) => path.join(parent, name)).sort();
  const folders = paths(entries.filter((entry) => entry.isDirectory()));
  const files = paths(entries.filter((entry) => entry.isFile()));
  const named = (prefix: string): string[] =>
    folders.filter((folder) => folder.startsWith(prefix) && TOKEN.test(folder.slice(prefix.length)));
  const staged = await filterOurs(named(prefixes.staged));
  // A folder without a manifest is replaced only by one with a manifest, which stands beside it until it has its place.
  const replaced = new Set(staged.map((folder) => prefixes.old + folder.slice(prefixes.staged.length)));
  const old = named(prefixes.old);
  const ours = new Set([...(await filterOurs(old)), ...replaced]);
  return {
    locks: files.filter((file) => file.startsWith(lock) && /^(-\d+)?$/.test(file.slice(lock.length))),
    staged,
    old: old.filter((folder) => ours.has(folder)),
    trash: await filterOurs(named(prefixes.trash)),
  };
}

export async function hasLeftovers(outDir: string): Promise<boolean> {
  return Object.values(await leftovers(outDir)).some(({ length }) => length > 0);
}

async function filterOurs(folders: readonly string[]): Promise<string[]> {
  const ours: string[] = [];
  for (const folder of folders) {
    const manifest = await unlessMissing(lstat(path.join(folder, MANIFEST_NAME)));
    if (manifest?.isFile() === true || (await unlessMissing(readdir(folder)))?.length === 0)
      ours.push(folder);
  }
  return ours;
}
