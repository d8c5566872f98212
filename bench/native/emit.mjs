#!/usr/bin/env node
/**
 * node bench/native/emit.mjs <python|rust> <outDir> <functions|tasks>
 *
 * Emits a client: from the document of the benchmarks with so many functions, or from that of the call which the
 * clients are compared with.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { sampleDocument } from "@mizan/core/testing";

const [target, outDir, functions] = process.argv.slice(2);
const packages = fileURLToPath(new URL("../../packages", import.meta.url));
const directory = dirname(outDir);
const document =
  functions === "tasks"
    ? readFileSync(new URL("tasks.json", import.meta.url))
    : JSON.stringify(sampleDocument(Number(functions)));

mkdirSync(directory, { recursive: true });
writeFileSync(join(directory, "document.json"), document);
writeFileSync(
  join(directory, "mizan.config.mjs"),
  `import target from ${JSON.stringify(join(packages, `target-${target}/dist/index.js`))};
export default { document: "document.json", plugins: [target({ outDir: ${JSON.stringify(basename(outDir))} })] };
`,
);
const command = [join(packages, "core/bin/mizan.js"), "build", "--quiet"];
process.exitCode = spawnSync(process.execPath, command, { cwd: directory, stdio: "inherit" }).status ?? 1;
