import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/**
 * Puts everything that a package's main entry loads into one chunk. esbuild makes a chunk for each set of entries that
 * share modules, and modules that are imported lazily are entries too: a dozen chunks, all of which every start would
 * open. Here each entry loads the main one first, so that all share the same modules.
 * @param {readonly import("./entries.mjs").Entry[]} entries
 */
export const sharedChunk = (directory, entries) => ({
  name: "one chunk of shared modules",
  setup(build) {
    const main = join(directory, "src/index.ts");
    const others = new Set([...entries.map((entry) => entry.in), ...lazyModules(directory)]);
    others.delete(main);
    // Without a side effect, esbuild would leave out an import of no names.
    build.onResolve({ filter: /[\\/]index\.ts$/ }, ({ path }) =>
      path === main ? { path, sideEffects: true } : undefined,
    );
    build.onLoad({ filter: /\.ts$/ }, ({ path }) =>
      others.has(path)
        ? { contents: `import ${JSON.stringify(main)}; ${readFileSync(path, "utf8")}`, loader: "ts" }
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
