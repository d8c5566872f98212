import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { displayWords } from "./command.ts";

/** The lock files of tools that keep an application's dependencies, each with how it adds one. */
const TOOLS: readonly (readonly [lockFile: string, command: string])[] = [
  ["uv.lock", "uv add"],
  ["poetry.lock", "poetry add"],
  ["pdm.lock", "pdm add"],
  ["Pipfile.lock", "pipenv install"],
];

/**
 * How to add a package to the application: with the tool whose lock file lies in its folder or above it up to the
 * repository's root, else with the pip of the Python that was found.
 */
export function installCommand(python: readonly string[], cwd: string, distribution: string): string {
  for (let folder = cwd; ; folder = dirname(folder)) {
    const tool = TOOLS.find(([lockFile]) => existsSync(join(folder, lockFile)));
    if (tool !== undefined) return `${tool[1]} ${distribution}`;
    if (existsSync(join(folder, ".git")) || folder === dirname(folder)) break;
  }
  return displayWords([...python, "-m", "pip", "install", distribution]);
}
