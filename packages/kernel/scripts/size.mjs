#!/usr/bin/env node
// Prints what each entry of @mizan/kernel adds to a page, minified and gzipped, and fails when one is over budget.
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** Bytes after gzip. Only pages with forms load the second. */
const ENTRIES = [
  { name: "@mizan/kernel", source: "../src/index.ts", budget: 6_400 },
  { name: "@mizan/kernel/forms", source: "../src/forms/index.ts", budget: 3_600 },
];

async function measure({ source }) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(source, import.meta.url))],
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    write: false,
  });
  const minified = outputFiles[0].contents;
  return { minified: minified.byteLength, gzip: gzipSync(minified, { level: 9 }).byteLength };
}

for (const entry of ENTRIES) {
  const { minified, gzip } = await measure(entry);
  console.log(`${entry.name}: ${minified} bytes minified, ${gzip} gzip, budget ${entry.budget}`);
  if (gzip > entry.budget) process.exitCode = 1;
}
