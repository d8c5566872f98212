import { readdir } from "node:fs/promises";
import path from "node:path";

export interface FolderContent {
  /** Everything that is no folder: files, symbolic links and the rare rest. Relative, with `/`, sorted. */
  readonly files: readonly string[];
  /** Folders that hold nothing at all. */
  readonly emptyFolders: readonly string[];
}

/** Lists a folder to its leaves, without following symbolic links. */
export async function folderContent(folder: string): Promise<FolderContent> {
  const files: string[] = [];
  const emptyFolders: string[] = [];
  const pending = [""];
  for (let prefix = pending.pop(); prefix !== undefined; prefix = pending.pop()) {
    const entries = await readdir(path.join(folder, prefix), { withFileTypes: true });
    if (entries.length === 0 && prefix !== "") emptyFolders.push(prefix);
    for (const entry of entries) {
      const name = prefix === "" ? entry.name : `${prefix}/${entry.name}`;
      if (entry.isDirectory()) pending.push(name);
      else files.push(name);
    }
  }
  return { files: files.sort(), emptyFolders: emptyFolders.sort() };
}
