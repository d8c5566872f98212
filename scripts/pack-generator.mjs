#!/usr/bin/env node
/**
 * node scripts/pack-generator.mjs <directory>
 *
 * Writes the generator and the official plugins into a directory, as npm would install them from their packages, but
 * without what only editors and debuggers read. Dependencies have the versions of package-lock.json, with which they are
 * tested. Build the packages first.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { npmPackages, pack } from "./package-test/packing.mjs";
import { npm } from "./process/run.mjs";
import { Failure, root } from "./program.mjs";

const INSTALL = ["--omit=dev", "--omit=optional", "--omit=peer", "--ignore-scripts", "--no-bin-links"];
const QUIET = ["--prefer-offline", "--no-audit", "--no-fund", "--no-package-lock"];
const UNUSED = /\.(map|d\.[cm]?ts)$|^node_modules\/\.package-lock\.json$|^package\.json$/;

const [argument] = process.argv.slice(2);
if (argument === undefined) {
  console.error("Usage: node scripts/pack-generator.mjs <directory>");
  process.exit(2);
}
const directory = resolve(argument);
const tarballs = mkdtempSync(join(tmpdir(), "mizan-tarballs-"));
try {
  const generator = npmPackages().filter(({ name }) => /^@mizan\/(core$|source-|target-)/.test(name));
  const dependencies = {};
  for (const item of generator) dependencies[item.name] = `file:${await pack(item, tarballs)}`;
  const locked = packagesIn(join(root, "package-lock.json"));
  const overrides = Object.fromEntries(
    locked.flatMap(({ path, name, version }) => (path === "" ? [[name, version]] : [])),
  );
  writeFileSync(join(directory, "package.json"), JSON.stringify({ private: true, dependencies, overrides }));
  await npm(["install", ...INSTALL, ...QUIET], { cwd: directory });
  const tested = new Set(locked.map(({ name, version }) => `${name}@${version}`));
  const others = packagesIn(join(directory, "node_modules/.package-lock.json"))
    .filter(({ name }) => !Object.hasOwn(dependencies, name))
    .map(({ name, version }) => `${name}@${version}`)
    .filter((each) => !tested.has(each));
  if (others.length > 0) throw new Failure(`package-lock.json lacks ${others.join(", ")}. Run npm install.`);
  const files = readdirSync(directory, { recursive: true }).map((path) => path.replaceAll("\\", "/"));
  for (const path of files) if (UNUSED.test(path)) rmSync(join(directory, path));
} finally {
  rmSync(tarballs, { recursive: true, force: true });
}

/** The packages of a lock file that come from a registry or a file; `path` is the package that a copy is inside. */
function packagesIn(lockFile) {
  const { packages } = JSON.parse(readFileSync(lockFile, "utf8"));
  return Object.entries(packages).flatMap(([key, { version, link }]) => {
    const [, path, name] = /^(?:(.*)\/)?node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(key) ?? [];
    return name === undefined || link ? [] : [{ path: path ?? "", name, version }];
  });
}
