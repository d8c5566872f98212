#!/usr/bin/env node
// Prints what each entry of @mizan/kernel adds to a page, minified and gzipped, and fails when one is over budget.
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/**
 * Budgets are bytes after gzip. Only pages with forms load the second. What only the layers of frameworks import counts
 * in their own budgets.
 */
const ENTRIES = [
  {
    name: "@mizan/kernel",
    exports:
      "canonicalQuery, configure, createKernel, createMutation, defaultKernel, fieldErrors, initSession, MizanError",
    source: "../src/index.ts",
    budget: 6_150,
  },
  { name: "@mizan/kernel/forms", exports: "*", source: "../src/forms/index.ts", budget: 3_570 },
];

async function measure({ exports, source }) {
  const { outputFiles } = await build({
    stdin: {
      contents: `export ${exports === "*" ? exports : `{ ${exports} }`} from ${JSON.stringify(source)};`,
      resolveDir: fileURLToPath(new URL(".", import.meta.url)),
    },
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
