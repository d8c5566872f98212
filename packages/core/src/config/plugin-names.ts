import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

/** Names of packages near a folder that a misspelt plugin may mean: what it depends on, and what is installed. */
export async function pluginNames(folder: string): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  for (let current = folder; ; current = path.dirname(current)) {
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

/** Only packages that have to do with mizan: every other name would be a guess. */
async function installed(modules: string): Promise<readonly string[]> {
  const all = await readdir(modules).catch(() => []);
  const scopes = all.filter((name) => name.startsWith("@"));
  const scoped = await Promise.all(
    scopes.map(async (scope) =>
      (await readdir(path.join(modules, scope)).catch(() => [])).map((name) => `${scope}/${name}`),
    ),
  );
  return [...all, ...scoped.flat()].filter((name) => name.includes("mizan"));
}
