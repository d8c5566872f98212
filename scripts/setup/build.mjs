import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../process/run.mjs";
import { root, step } from "../program.mjs";

const tsc = join(root, "node_modules", "typescript", "bin", "tsc");

/** Compiles every package, its declarations first. What is up to date is not compiled again. */
export async function buildPackages() {
  const directory = join(root, "packages");
  const projects = readdirSync(directory)
    .map((name) => join(directory, name, "tsconfig.build.json"))
    .filter((project) => existsSync(project));
  await step("packages", async () => {
    await run(process.execPath, [tsc, "-b", ...projects]);
    await run(process.execPath, [join(root, "scripts", "bundle.mjs")]);
  });
}

/** Runs `mizan build` in a directory, which exports the backend's document and writes its client. */
export async function buildClient(directory) {
  const mizan = mizanProgram(join(root, "packages", "core"));
  await step("mizan build", () => run(process.execPath, [mizan, "build", "--quiet"], { cwd: directory }));
}

/** The file that a copy of `@mizan/core` names as its `mizan` command. */
export function mizanProgram(core) {
  const { bin } = JSON.parse(readFileSync(join(core, "package.json"), "utf8"));
  return join(core, bin.mizan);
}
