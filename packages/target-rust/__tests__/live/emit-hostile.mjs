/**
 * node emit-hostile.mjs <directory>
 *
 * Writes the crates for the hostile document and for its harmless twin into two directories.
 */
import { createGenerator, documentSource } from "@mizan/core";
import { benignTwin, hostileDocument } from "@mizan/core/testing";
import rust from "@mizan/target-rust";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

const [directory] = process.argv.slice(2);
for (const [name, document] of [
  ["hostile", hostileDocument()],
  ["benign", benignTwin()],
]) {
  const from = path.join(directory, `${name}.document.json`);
  mkdirSync(directory, { recursive: true });
  writeFileSync(from, JSON.stringify(document));
  const outDir = path.join(directory, name);
  await createGenerator([documentSource({ from }), rust({ outDir, crate: "client" })]).build();
}
