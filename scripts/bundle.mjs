#!/usr/bin/env node
/**
 * node scripts/bundle.mjs [package…]
 *
 * Bundles each package's modules into one file for each entry, with what several entries or lazy imports share in
 * files of its own; dependencies stay outside. A build is one cold process, and opening two hundred small modules
 * costs more than running them. `tsc -b` writes the declarations.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const packages = fileURLToPath(new URL("../packages/", import.meta.url));
const names = process.argv.length > 2 ? process.argv.slice(2) : readdirSync(packages);
await Promise.all(names.filter((name) => existsSync(join(packages, name, "src"))).map(bundle));

/** All files lie in `dist` itself: as far from the package's root as the top level of `src`. */
async function bundle(name) {
  const folder = join(packages, name);
  const dist = join(folder, "dist");
  const { outputFiles } = await build({
    entryPoints: entries(folder),
    outdir: dist,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: name === "kernel" ? "neutral" : "node",
    target: "es2022",
    packages: "external",
    chunkNames: "[name]-[hash]",
    sourcemap: true,
    logLevel: "warning",
    write: false,
  });
  replace(dist, outputFiles);
}

/** `src/index.ts` and, where there are, the subpaths for tests and forms and the command. */
function entries(folder) {
  const found = {
    index: "src/index.ts",
    testing: "src/testing/index.ts",
    forms: "src/forms/index.ts",
    cli: "src/cli/bin.ts",
  };
  return Object.entries(found)
    .map(([out, source]) => ({ out, in: join(folder, source) }))
    .filter(({ in: source }) => existsSync(source));
}

/** New files first, and none that is as it should be: a program may start meanwhile. */
function replace(dist, files) {
  const paths = new Set(files.map(({ path }) => path));
  mkdirSync(dist, { recursive: true });
  for (const { path, contents } of files) {
    if (!existsSync(path) || !readFileSync(path).equals(contents)) writeFileSync(path, contents);
  }
  for (const file of readdirSync(dist, { recursive: true }).map((path) => join(dist, path))) {
    if (/\.js(\.map)?$/.test(file) && !paths.has(file)) rmSync(file);
  }
}
