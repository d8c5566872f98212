#!/usr/bin/env node
/**
 * node scripts/bundle.mjs [package…]
 *
 * Bundles each package's modules into one file for each entry, with what several entries or lazy imports share in
 * files of its own. A build is one cold process, and opening two hundred small modules costs more than running them.
 * Dependencies stay outside, but for those that every start would load. `tsc -b` writes the declarations first. The
 * entries are those of `exports` in package.json; one with the condition "require" is written as CommonJS too.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { commonJs as buildCommonJs } from "./bundle/commonjs.mjs";
import { commonJsSources, entries, pageSources, readManifest } from "./bundle/entries.mjs";
import { jsonFirst } from "./bundle/json-first.mjs";
import { lazyBuiltins } from "./bundle/plugins.mjs";
import { licences } from "./bundle/licences.mjs";
import { sharedChunk } from "./bundle/shared-chunk.mjs";
import { transformPlugins } from "./bundle/transform.mjs";

/** Bundled, with their own dependencies. Opening their files takes as long as all of an unchanged build's work. */
const BUNDLED = {
  core: ["commander", "cosmiconfig", "fastest-levenshtein", "mustache", "tapable"],
  "target-typescript": ["openapi-typescript", "typescript"],
};

const packages = fileURLToPath(new URL("../packages/", import.meta.url));
const names = process.argv.length > 2 ? process.argv.slice(2) : readdirSync(packages);
await Promise.all(names.filter((name) => existsSync(join(packages, name, "src"))).map(bundle));

/** ES modules lie in `dist` itself: as far from the package's root as the top level of `src`. */
async function bundle(name) {
  const directory = join(packages, name);
  const dist = join(directory, "dist");
  const node = name !== "kernel";
  const offered = entries(directory);
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
  const modules = {
    ...options,
    splitting: true,
    format: "esm",
    chunkNames: "[name]-[hash]",
    plugins: node ? [lazyBuiltins, jsonFirst, sharedChunk(directory, offered)] : [],
  };
  const required = offered.filter(({ isRequired }) => isRequired);
  const [commonJs, ...results] = await Promise.all([
    buildCommonJs(dist, { ...modules, entryPoints: required.map(toEntryPoint) }),
    build({ ...modules, entryPoints: offered.map(toEntryPoint) }),
    build({
      ...options,
      entryPoints: commonJsSources(directory),
      format: "cjs",
      outExtension: { ".js": ".cjs" },
      plugins: [lazyBuiltins, ...transformPlugins],
      // Nothing in it is code of this repository.
      minify: true,
      sourcemap: false,
    }),
    build({
      ...options,
      entryPoints: pageSources(directory),
      platform: "browser",
      format: "iife",
      minify: true,
      sourcemap: false,
    }),
  ]);
  const files = [...results.flatMap(({ outputFiles }) => outputFiles), ...commonJs];
  const text = licences(results.map(({ metafile }) => metafile));
  replace(
    dist,
    text === "" ? files : [...files, { path: join(dist, "LICENCES.txt"), contents: Buffer.from(text) }],
  );
}

function toEntryPoint({ in: source, out }) {
  return { in: source, out };
}

function external(name) {
  const manifest = readManifest(join(packages, name));
  const listed = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
  return listed.filter((dependency) => !BUNDLED[name]?.includes(dependency));
}

/** Writes new files first and leaves equal ones alone, since a program may start meanwhile. */
function replace(dist, files) {
  const paths = new Set(files.map(({ path }) => path));
  const cjs = join(dist, "cjs");
  for (const { path, contents } of files) {
    mkdirSync(dirname(path), { recursive: true });
    if (!existsSync(path) || !readFileSync(path).equals(contents)) writeFileSync(path, contents);
  }
  for (const file of readdirSync(dist, { recursive: true }).map((path) => join(dist, path))) {
    const isOurs = /\.(c?js(\.map)?|css)$/.test(file) || (file.startsWith(cjs) && statSync(file).isFile());
    if (isOurs && !paths.has(file)) rmSync(file);
  }
}
