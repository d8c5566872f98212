import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

const SKIPPED = /^(\..*|node_modules|__pycache__|venv|env|dist|build|tests?|site-packages)$/;

/** Where a backend may be: here, in a subdirectory, or next to this directory in its repository. Nearest first. */
export async function nearFolders(cwd: string): Promise<readonly string[]> {
  const beside = isPartOfRepository(cwd) ? await foldersIn(path.dirname(cwd)) : [];
  return [cwd, ...(await foldersIn(cwd)), ...beside];
}

/** Absolute paths, sorted, of the subdirectories that may contain a project's own code. */
export async function foldersIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory() && !SKIPPED.test(entry.name))
    .map((entry) => path.join(folder, entry.name))
    .sort();
}

/** Neighbouring directories belong together only inside one repository; elsewhere they are other projects. */
function isPartOfRepository(folder: string): boolean {
  if (existsSync(path.join(folder, ".git"))) return false;
  const parent = path.dirname(folder);
  return parent !== folder && (existsSync(path.join(parent, ".git")) || isPartOfRepository(parent));
}

const MANIFESTS = ["pyproject.toml", "requirements.txt", "requirements.in", "setup.cfg", "Pipfile"];

/** The text of the files in which a Python project lists its dependencies; empty where there is none. */
export async function pythonManifests(folder: string): Promise<string> {
  const texts = await Promise.all(
    MANIFESTS.map((name) => readFile(path.join(folder, name), "utf8").catch(() => "")),
  );
  return texts.join("\n");
}
