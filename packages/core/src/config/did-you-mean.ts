import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { distance } from "fastest-levenshtein";
import { didYouMean } from "../diagnostics/define.ts";

/** The share of a word that may differ from a suggestion. */
const TOLERANCE = 0.4;

/** The candidate that is most similar to a misspelt word, if any is similar enough. */
export function closest(word: string, candidates: Iterable<string>): string | undefined {
  const ranked = [...candidates]
    .map((candidate) => ({ candidate, edits: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, edits }) => edits <= Math.max(word.length, candidate.length) * TOLERANCE)
    .sort((a, b) => a.edits - b.edits || (a.candidate < b.candidate ? -1 : 1));
  return ranked[0]?.candidate;
}

/** The hint for an option that does not exist: the one that was probably meant, or else all options. */
export function optionHint(option: string, known: readonly string[]): string {
  const meant = closest(option, known);
  return meant === undefined ? `The options are: ${known.join(", ")}.` : didYouMean(meant);
}

/** Names of packages that a misspelt plugin may mean: dependencies of the project, and installed packages. */
export async function pluginNames(directory: string): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  for (let current = directory; ; current = path.dirname(current)) {
    for (const name of await dependencies(path.join(current, "package.json"))) names.add(name);
    for (const name of await installed(path.join(current, "node_modules"))) names.add(name);
    if (current === path.dirname(current)) return names;
  }
}

async function dependencies(manifest: string): Promise<readonly string[]> {
  try {
    const { dependencies, devDependencies } = JSON.parse(await readFile(manifest, "utf8")) as Record<
      string,
      object
    >;
    return Object.keys({ ...dependencies, ...devDependencies });
  } catch {
    return [];
  }
}

/** Only packages with `mizan` in their names: every other name would be a guess. */
async function installed(modules: string): Promise<readonly string[]> {
  const all = await readdir(modules).catch(() => []);
  const scopes = all.filter((name) => name.startsWith("@"));
  const scoped = await Promise.all(
    scopes.map(async (scope) =>
      (await readdir(path.join(modules, scope)).catch(() => [])).map((name) => `${scope}/${name}`),
    ),
  );
  const names = [...all.filter((name) => !name.startsWith("@")), ...scoped.flat()];
  return names.filter((name) => name.includes("mizan"));
}
