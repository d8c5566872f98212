#!/usr/bin/env node
/** node bench/native/emit.mjs <directory> <functions>: emits the package `emitted` from the document of the benchmarks. */
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { sampleDocument } from "@mizan/core/testing";

const [directory, functions] = process.argv.slice(2);
const packages = fileURLToPath(new URL("../../packages", import.meta.url));
mkdirSync(directory, { recursive: true });
writeFileSync(join(directory, "document.json"), JSON.stringify(sampleDocument(Number(functions))));
writeFileSync(
  join(directory, "mizan.config.mjs"),
  `import python from ${JSON.stringify(join(packages, "target-python/dist/index.js"))};
export default { document: "document.json", plugins: [python({ outDir: "emitted" })] };
`,
);
const command = [join(packages, "core/bin/mizan.js"), "build", "--quiet"];
process.exitCode = spawnSync(process.execPath, command, { cwd: directory, stdio: "inherit" }).status ?? 1;
