#!/usr/bin/env node
/**
 * node scripts/pack-generator.mjs <directory>
 *
 * Writes the generator and the official plugins into a directory, as npm would install them from their packages, but
 * without what only editors and debuggers read. Build the packages first.
 */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { npmPackages, pack } from "./package-test/packing.mjs";
import { npm } from "./process/run.mjs";

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
  writeFileSync(join(directory, "package.json"), JSON.stringify({ private: true, dependencies }));
  await npm(["install", ...INSTALL, ...QUIET], { cwd: directory });
  const files = readdirSync(directory, { recursive: true }).map((path) => path.replaceAll("\\", "/"));
  for (const path of files) if (UNUSED.test(path)) rmSync(join(directory, path));
} finally {
  rmSync(tarballs, { recursive: true, force: true });
}
