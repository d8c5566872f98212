import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

const SKIPPED = /^(\..*|node_modules|__pycache__|venv|env|dist|build|tests?|site-packages)$/;

/** Where a backend may be: here, in a subdirectory, or next to this directory in its repository. Nearest first. */
export async function nearDirectories(cwd: string): Promise<readonly string[]> {
  const beside = isPartOfRepository(cwd) ? await directoriesIn(path.dirname(cwd)) : [];
  return [cwd, ...(await directoriesIn(cwd)), ...beside];
}

/** Absolute paths, sorted, of the subdirectories that may contain a project's own code. */
export async function directoriesIn(directory: string): Promise<readonly string[]> {
  const entries = await readdir(directory, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory() && !SKIPPED.test(entry.name))
    .map((entry) => path.join(directory, entry.name))
    .sort();
}

/** Neighbouring directories belong together only inside one repository; elsewhere they are other projects. */
function isPartOfRepository(directory: string): boolean {
  if (existsSync(path.join(directory, ".git"))) return false;
  const parent = path.dirname(directory);
  return parent !== directory && (existsSync(path.join(parent, ".git")) || isPartOfRepository(parent));
}

const MANIFESTS = ["pyproject.toml", "requirements.txt", "requirements.in", "setup.cfg", "Pipfile"];

/** The text of the files in which a Python project lists its dependencies; empty where there is none. */
export async function pythonManifests(directory: string): Promise<string> {
  const texts = await Promise.all(
    MANIFESTS.map((name) => readFile(path.join(directory, name), "utf8").catch(() => "")),
  );
  return texts.join("\n");
}
