import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { attempt, run } from "../process/run.mjs";
import { step } from "../process/step.mjs";
import { root } from "../repository.mjs";
import { findPython } from "./python.mjs";

const folder = join(root, ".venv");
const constraints = join(root, "python", "constraints.txt");

/** The environment's Python. */
export const python =
  process.platform === "win32" ? join(folder, "Scripts", "python.exe") : join(folder, "bin", "python");

/**
 * Makes `.venv` hold what `installs` lists, pinned by python/constraints.txt. A stamp file for each set of
 * installs, keyed by the contents of `files`, makes the next run instant.
 *
 * @param {{ name: string, installs: string[], files: string[] }} set `installs` are pip arguments; `files`
 *   are the requirement files and pyproject.toml files that decide what they mean.
 */
export async function ensureVirtualEnvironment({ name, installs, files }) {
  const stamp = join(folder, `.mizan-${name}`);
  const key = fingerprint(installs, [constraints, ...files]);
  if (existsSync(python) && existsSync(stamp) && readFileSync(stamp, "utf8") === key) return;
  await step(`Python environment (${name})`, async () => {
    const hasUv = (await attempt("uv", ["--version"])).code === 0;
    if ((await attempt(python, ["--version"])).code !== 0) await create(hasUv);
    const pip = hasUv ? ["uv", ["pip", "install", "--python", python]] : [python, ["-m", "pip", "install"]];
    await run(pip[0], [...pip[1], "--quiet", "--constraint", constraints, ...installs]);
    writeFileSync(stamp, key);
  });
}

/** uv finds a fitting Python by itself, and downloads one where there is none. */
async function create(hasUv) {
  rmSync(folder, { recursive: true, force: true });
  if (hasUv) return run("uv", ["venv", "--quiet", "--python", process.env["PYTHON"] ?? ">=3.11", folder]);
  const [command, ...args] = await findPython();
  return run(command, [...args, "-m", "venv", folder]);
}

function fingerprint(installs, files) {
  const hash = createHash("sha256").update(JSON.stringify([root, installs]));
  for (const file of files) hash.update("\0").update(readFileSync(file));
  return hash.digest("hex");
}
