import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";

const SKIPPED = /^(\..*|node_modules|__pycache__|venv|env|dist|build|tests?|site-packages)$/;

/** Where a backend may lie: here, one folder down, or beside this folder in its repository. Nearest first. */
export async function nearFolders(cwd: string): Promise<readonly string[]> {
  const beside = isPartOfRepository(cwd) ? await foldersIn(path.dirname(cwd)) : [];
  return [cwd, ...(await foldersIn(cwd)), ...beside];
}

/** Absolute paths, sorted, of the folders in one that may hold a project's own code. */
export async function foldersIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory() && !SKIPPED.test(entry.name))
    .map((entry) => path.join(folder, entry.name))
    .sort();
}

/** What lies beside a folder belongs to it only inside one repository; elsewhere those are other projects. */
function isPartOfRepository(folder: string): boolean {
  if (existsSync(path.join(folder, ".git"))) return false;
  const parent = path.dirname(folder);
  return parent !== folder && (existsSync(path.join(parent, ".git")) || isPartOfRepository(parent));
}
