import { readdir } from "node:fs/promises";
import path from "node:path";
import { unlessMissing } from "./errno.ts";

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

/** What transactions that were killed, or one that is under way, have put beside an output folder; sorted. */
export async function leftovers(outDir: string): Promise<readonly string[]> {
  const { parent, lock, staged, old, trash } = siblingsOf(outDir);
  const names = (await unlessMissing(readdir(parent))) ?? [];
  return names
    .map((name) => path.join(parent, name))
    .filter((file) => file.startsWith(lock) || [staged, old, trash].some((prefix) => file.startsWith(prefix)))
    .sort();
}
