#!/usr/bin/env node
/**
 * node scripts/bundle.mjs [package…]
 *
 * Bundles each package's modules into one file for each entry, with what several entries or lazy imports share in
 * files of its own. A build is one cold process, and opening two hundred small modules costs more than running them.
 * Dependencies stay outside, but for those that every start would load. `tsc -b` writes the declarations.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { lazyBuiltins, withoutRedocly } from "./bundle/plugins.mjs";
import { licences } from "./bundle/licences.mjs";

/** Bundled, with their own dependencies. Opening their files takes as long as all of an unchanged build's work. */
const BUNDLED = {
  core: ["commander", "cosmiconfig", "fastest-levenshtein", "mustache", "tapable"],
  "target-typescript": ["openapi-typescript"],
};

const packages = fileURLToPath(new URL("../packages/", import.meta.url));
const names = process.argv.length > 2 ? process.argv.slice(2) : readdirSync(packages);
await Promise.all(names.filter((name) => existsSync(join(packages, name, "src"))).map(bundle));

/** All files lie in `dist` itself: as far from the package's root as the top level of `src`. */
async function bundle(name) {
  const directory = join(packages, name);
  const dist = join(directory, "dist");
  const node = name !== "kernel";
  const options = {
    outdir: dist,
    bundle: true,
    platform: node ? "node" : "neutral",
    target: "es2022",
    external: external(name),
    sourcemap: true,
    metafile: true,
    logLevel: "warning",
    write: false,
  };
  const results = await Promise.all([
    build({
      ...options,
      entryPoints: entries(directory),
      splitting: true,
      format: "esm",
      chunkNames: "[name]-[hash]",
      plugins: node ? [lazyBuiltins] : [],
    }),
    build({
      ...options,
      entryPoints: required(directory),
      format: "cjs",
      outExtension: { ".js": ".cjs" },
      plugins: [withoutRedocly],
    }),
  ]);
  const files = results.flatMap(({ outputFiles }) => outputFiles);
  const text = licences(results.map(({ metafile }) => metafile));
  replace(
    dist,
    text === "" ? files : [...files, { path: join(dist, "LICENCES.txt"), contents: Buffer.from(text) }],
  );
}

/** `src/index.ts` and, if they exist, the subpaths for tests and forms, and the command. */
function entries(directory) {
  const found = {
    index: "src/index.ts",
    testing: "src/testing/index.ts",
    forms: "src/forms/index.ts",
    cli: "src/cli/main.ts",
  };
  return Object.entries(found)
    .map(([out, source]) => ({ out, in: join(directory, source) }))
    .filter(({ in: source }) => existsSync(source));
}

/** CommonJS modules, which their package loads with `require` on demand. */
function required(directory) {
  return readdirSync(join(directory, "src"))
    .filter((file) => file.endsWith(".cjs"))
    .map((file) => ({ out: file.slice(0, -".cjs".length), in: join(directory, "src", file) }));
}

function external(name) {
  const manifest = JSON.parse(readFileSync(join(packages, name, "package.json"), "utf8"));
  const listed = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
  return listed.filter((dependency) => !BUNDLED[name]?.includes(dependency));
}

/** Writes new files first and leaves equal ones alone, since a program may start meanwhile. */
function replace(dist, files) {
  const paths = new Set(files.map(({ path }) => path));
  mkdirSync(dist, { recursive: true });
  for (const { path, contents } of files) {
    if (!existsSync(path) || !readFileSync(path).equals(contents)) writeFileSync(path, contents);
  }
  for (const file of readdirSync(dist, { recursive: true }).map((path) => join(dist, path))) {
    if (/\.c?js(\.map)?$/.test(file) && !paths.has(file)) rmSync(file);
  }
}
