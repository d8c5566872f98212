#!/usr/bin/env node
// Prints what @mizan/kernel adds to a page, minified and gzipped, and fails when that is over budget.
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** Bytes after gzip. */
const BUDGET = 3_500;

const entryPoint = fileURLToPath(new URL("../src/index.ts", import.meta.url));

export async function measure() {
  const { outputFiles } = await build({
    entryPoints: [entryPoint],
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    write: false,
  });
  const minified = outputFiles[0].contents;
  return { minified: minified.byteLength, gzip: gzipSync(minified, { level: 9 }).byteLength, budget: BUDGET };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { minified, gzip, budget } = await measure();
  console.log(`@mizan/kernel: ${minified} bytes minified, ${gzip} gzip, budget ${budget}`);
  if (gzip > budget) process.exitCode = 1;
}
