import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

/** Only core's command imports the modules that are lazy in these directories. */
const OF_COMMAND = /^src[\\/](cli|config)[\\/]/;

/**
 * Puts everything that a package's main entry loads into one chunk, and what its command loads in addition into a
 * second one. esbuild makes a chunk for each set of entries that share modules, and modules that are imported lazily are
 * entries too: a dozen chunks, all of which every start would open. Here each entry loads the main one first, and each
 * lazy module of the command loads the command first, so that all share the same modules.
 * @param {readonly import("./entries.mjs").Entry[]} entries
 */
export const sharedChunk = (directory, entries) => ({
  name: "one chunk of shared modules",
  setup(build) {
    const main = join(directory, "src/index.ts");
    const command = join(directory, "src/cli/main.ts");
    const lazy = lazyModules(directory);
    const first = new Map([
      ...entries.map((entry) => [entry.in, main]),
      ...lazy.map((path) => [path, OF_COMMAND.test(relative(directory, path)) ? command : main]),
    ]);
    first.delete(main);
    // Without a side effect, esbuild would leave out an import of no names.
    build.onResolve({ filter: /\.ts$/ }, ({ path }) =>
      path === main || path === command ? { path, sideEffects: true } : undefined,
    );
    build.onLoad({ filter: /\.ts$/ }, ({ path }) =>
      first.has(path)
        ? {
            contents: `import ${JSON.stringify(first.get(path))}; ${readFileSync(path, "utf8")}`,
            loader: "ts",
          }
        : undefined,
    );
  },
});

/** The modules of a package that others import when they need them. */
function lazyModules(directory) {
  const sources = readdirSync(join(directory, "src"), { recursive: true })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => join(directory, "src", file));
  return sources.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/\bimport\("(\..+?\.ts)"\)/g)].map(([, path]) =>
      resolve(dirname(file), path),
    ),
  );
}
