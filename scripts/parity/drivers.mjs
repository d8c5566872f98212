import { spawn } from "node:child_process";
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../process/run.mjs";
import { Failure, root } from "../program.mjs";
import { CARGO, ensureNativeKernel, missingCargo } from "../setup/cargo.mjs";
import { python } from "../setup/python.mjs";

const bin = (path) => join(root, "node_modules", path);

/**
 * One program for each language, which calls the backends through each of its clients. `prepare` checks its types against
 * the generated client and returns the command that runs it.
 *
 * @param home the directory that has one for each language
 * @param crate the name of the program in Rust
 * @param isStrict whether mypy and clippy check the drivers too
 * @returns {{ language: string, missing: () => Promise<string | undefined>, prepare: () => Promise<string[]> }[]}
 */
export const driversIn = (home, crate, { isStrict = true } = {}) => [
  {
    language: "TypeScript",
    missing: async () => undefined,
    async prepare() {
      const directory = join(home, "typescript");
      await run(process.execPath, [bin("typescript/bin/tsc"), "--noEmit"], { cwd: directory });
      const { build } = await import("esbuild");
      const outfile = join(directory, "generated/driver.mjs");
      const entryPoints = [join(directory, "driver.ts")];
      await build({ entryPoints, outfile, bundle: true, platform: "node", format: "esm", target: "node20" });
      return [process.execPath, outfile];
    },
  },
  {
    language: "Python",
    missing: async () => (await ensureNativeKernel()).missing,
    async prepare() {
      const directory = join(home, "python");
      if (isStrict) await run(python, ["-m", "mypy", "--strict", "driver.py"], { cwd: directory });
      return [python, join(directory, "driver.py")];
    },
  },
  {
    language: "Rust",
    missing: missingCargo,
    async prepare() {
      const directory = join(home, "rust");
      // The versions of the repository's workspace, without a lock file of its own.
      copyFileSync(join(root, "Cargo.lock"), join(directory, "Cargo.lock"));
      const cargo = (...args) => run("cargo", args, { cwd: directory, env: CARGO });
      if (isStrict) {
        await cargo("fmt", "--check");
        await cargo("clippy", "--", "-D", "warnings", "-W", "clippy::pedantic");
      }
      await cargo("build");
      return [join(CARGO.CARGO_TARGET_DIR, "debug", crate)];
    },
  },
];

/** @returns {Promise<{ client: string[], backend: string, probe: string, outcome: object }[]>} what a driver printed */
export function drive([command, ...args], plan) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ["pipe", "pipe", "pipe"] });
    let output = "";
    let errors = "";
    child.stdout.setEncoding("utf8").on("data", (chunk) => (output += chunk));
    child.stderr.setEncoding("utf8").on("data", (chunk) => (errors += chunk));
    child.on("error", reject);
    child.on("close", (code) => {
      if (code !== 0) return reject(new Failure(`${output}${errors}\n${command} ended with ${code}.`));
      resolve(
        output
          .split("\n")
          .filter(Boolean)
          .map((line) => JSON.parse(line)),
      );
    });
    child.stdin.end(plan);
  });
}
