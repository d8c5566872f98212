import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

const SKIPPED = /^(\..*|node_modules|__pycache__|venv|env|dist|build|tests?|site-packages)$/;

/** Directories of a repository that contain projects, one in each of their own directories. */
const WORKSPACES = new Set(["apps", "packages", "projects", "services"]);

/**
 * Where a backend may be: here, below this directory, and around it in its repository. Nearest first; the directories of
 * one group are equally near.
 */
export async function nearDirectories(cwd: string): Promise<readonly (readonly string[])[]> {
  const seen = new Set<string>();
  const groups = await Promise.all(
    [cwd, ...ancestorsInRepository(cwd)].map(async (base) => [[base], await projectsBelow(base)]),
  );
  return groups.flat().map((group) => {
    const unseen = group.filter((directory) => !seen.has(directory));
    for (const directory of unseen) seen.add(directory);
    return unseen;
  });
}

/** Where the projects of a repository are: in its directories, and one level below `apps`, `services` and the like. */
export async function projectsBelow(directory: string): Promise<readonly string[]> {
  const direct = await directoriesIn(directory);
  const workspaces = direct.filter((one) => WORKSPACES.has(path.basename(one)));
  return [...direct, ...(await Promise.all(workspaces.map(directoriesIn))).flat()];
}

/** A directory relative to another one, with `/`; `.` for the same. */
export function relativeTo(base: string, directory: string): string {
  return path.relative(base, directory).split(path.sep).join("/") || ".";
}

/** Absolute paths, sorted, of the subdirectories that may contain a project's own code. */
export async function directoriesIn(directory: string): Promise<readonly string[]> {
  const entries = await readdir(directory, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory() && !SKIPPED.test(entry.name))
    .map((entry) => path.join(directory, entry.name))
    .sort();
}

/**
 * The directories above one, up to the root of its repository. None outside a repository, where neighbouring directories
 * are other projects.
 */
function ancestorsInRepository(directory: string): readonly string[] {
  const ancestors: string[] = [];
  let current = directory;
  while (!existsSync(path.join(current, ".git"))) {
    const parent = path.dirname(current);
    if (parent === current) return [];
    ancestors.push(parent);
    current = parent;
  }
  return ancestors;
}

const MANIFESTS = ["pyproject.toml", "requirements.txt", "requirements.in", "setup.cfg", "Pipfile"];

/** The text of the files in which a Python project lists its dependencies; empty where there is none. */
export async function pythonManifests(directory: string): Promise<string> {
  const texts = await Promise.all(
    MANIFESTS.map((name) => readFile(path.join(directory, name), "utf8").catch(() => "")),
  );
  return texts.join("\n");
}
