import { readdirSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../failure.mjs";
import { run } from "../process/run.mjs";
import { python } from "../setup/virtual-environment.mjs";

/**
 * Builds a Python package's wheel, with the build tools of `.venv`.
 * @returns absolute path of the wheel
 */
export async function buildWheel(folder, destination) {
  const before = new Set(readdirSync(destination));
  await run(python, ["-m", "build", "--wheel", "--no-isolation", "--outdir", destination, folder]);
  const wheel = readdirSync(destination).find((name) => name.endsWith(".whl") && !before.has(name));
  const file = join(destination, wheel);
  const listing = await run(python, ["-m", "zipfile", "--list", file]);
  for (const wanted of [/\.dist-info\/licenses\/LICENSE\b/, /\/py\.typed\b/]) {
    if (!wanted.test(listing)) throw new Failure(`${wheel} lacks ${wanted.source}:\n${listing}`);
  }
  return file;
}
