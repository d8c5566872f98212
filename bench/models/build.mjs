/**
 * Builds the client of a document with one target, and compiles it.
 *
 *     node bench/models/build.mjs TARGET FOLDER
 *
 * FOLDER contains `document.json`. Prints what failed; the exit code is 0 if the client was built and compiles.
 */
import { spawnSync } from "node:child_process";
import { rmSync, symlinkSync, existsSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const [target, given] = process.argv.slice(2);
const folder = resolve(given);
const outDir = `client_${target}`;
const modules = join(repository, "node_modules");
const STRICT = ["strict", "exactOptionalPropertyTypes", "noUncheckedIndexedAccess", "noUnusedParameters"];

if (!existsSync(join(folder, "node_modules"))) symlinkSync(modules, join(folder, "node_modules"));
rmSync(join(folder, outDir), { recursive: true, force: true });
const config = join(folder, `mizan.${target}.config.json`);
writeFileSync(
  config,
  JSON.stringify({ document: "document.json", plugins: [[`@mizan/target-${target}`, { outDir }]] }),
);
run("build", process.execPath, join(repository, "packages/core/bin/mizan.js"), "build", "--config", config);
if (target === "python") {
  run("mypy", join(repository, ".venv/bin/python"), "-m", "mypy", "--strict", outDir);
  const pyright = join(folder, "pyrightconfig.json");
  writeFileSync(pyright, JSON.stringify({ include: [outDir], typeCheckingMode: "strict" }));
  const interpreter = join(repository, ".venv/bin/python");
  run(
    "pyright",
    process.execPath,
    join(modules, "pyright/index.js"),
    "-p",
    pyright,
    "--pythonpath",
    interpreter,
  );
} else if (target === "rust") {
  const kernel = `mizan-kernel = { path = ${JSON.stringify(join(repository, "crates/mizan-kernel"))} }`;
  const workspace = `[workspace]\nmembers = ["${outDir}"]\nresolver = "3"\n\n[patch.crates-io]\n${kernel}\n`;
  writeFileSync(join(folder, "Cargo.toml"), workspace); // else the repository's, which has other members
  process.env["CARGO_TARGET_DIR"] = join(repository, "target/bench-models"); // one for all packages
  run("clippy", "cargo", "clippy", "--quiet", "--", "-D", "warnings", "-W", "clippy::pedantic");
} else {
  const tsconfig = join(folder, `tsconfig.${target}.json`);
  writeFileSync(tsconfig, JSON.stringify({ include: [outDir], compilerOptions: options() }));
  run("tsc", process.execPath, join(modules, "typescript/bin/tsc"), "--noEmit", "-p", tsconfig);
}

function options() {
  const strict = Object.fromEntries(STRICT.map((name) => [name, true]));
  const library = { lib: ["es2022", "dom", "dom.iterable"], types: [], skipLibCheck: true };
  return {
    ...strict,
    ...library,
    target: "es2022",
    module: "esnext",
    moduleResolution: "bundler",
    jsx: "react-jsx",
  };
}

function run(name, program, ...rest) {
  const { status, stdout, stderr } = spawnSync(program, rest, { cwd: folder, encoding: "utf8" });
  if (status === 0) return;
  const lines = `${stdout}${stderr}`.trim().split("\n");
  console.log(`${name} failed:\n${lines.slice(0, 8).join("\n")}\n${lines.length} lines`);
  process.exit(1);
}
