import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** A command as a user would type it, with the directory that it runs in. */
export function displayCommand(words: readonly string[], cwd: string): string {
  return `cd ${quote(cwd)} && ${displayWords(words)}`;
}

export function displayWords(words: readonly string[]): string {
  return words.map(quote).join(" ");
}

function quote(word: string): string {
  return /^[\w@%+=:,./\\-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/** The lock files of tools that keep an application's dependencies, each with how it adds one. */
const TOOLS: readonly (readonly [lockFile: string, command: string])[] = [
  ["uv.lock", "uv add"],
  ["poetry.lock", "poetry add"],
  ["pdm.lock", "pdm add"],
  ["Pipfile.lock", "pipenv install"],
];

/**
 * How to add a package to the application: with the tool whose lock file is in its directory or above it, up to the
 * repository's root, otherwise with the pip of the Python that was found.
 */
export function installCommand(python: readonly string[], cwd: string, distribution: string): string {
  for (let directory = cwd; ; directory = dirname(directory)) {
    const tool = TOOLS.find(([lockFile]) => existsSync(join(directory, lockFile)));
    if (tool !== undefined) return `${tool[1]} ${distribution}`;
    if (existsSync(join(directory, ".git")) || directory === dirname(directory)) break;
  }
  return displayWords([...python, "-m", "pip", "install", distribution]);
}
