#!/usr/bin/env node
/**
 * node bench/native/builds.mjs <runs>: CPU time of `mizan build` at 3,000 functions with a target that emits one small
 * file, and with those for Python and Rust; then of `cargo build` for the client of 1,000 functions, beside
 * the one that progenitor generates for the same operations.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { sampleDocument } from "@mizan/core/testing";

import { cpuTime, medians } from "../build/measure.mjs";
import { peerDocument } from "../build/peer-document.mjs";
import { toOpenApi30 } from "./openapi-30.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const packages = join(here, "../../packages");
const work = join(here, "../output/builds");
const runs = Number(process.argv[2] ?? 5);
/** Seconds for each command of Cargo. */
const LIMIT = 1200;

const BARE = `const plugin = { name: "bare", apiVersion: 1, apply: ({ hooks }) =>
  hooks.emit.tap("bare", ({ output }) => output("out").file("empty.txt", "")) };`;

rmSync(work, { recursive: true, force: true });
mkdirSync(work, { recursive: true });
measureGenerators();
measureCargo();

function measureGenerators() {
  const results = medians(
    {
      "without a client": program("bare", BARE),
      Python: program("python", target("python")),
      Rust: program("rust", target("rust")),
    },
    runs,
  );
  console.log("mizan build at 3,000 functions");
  for (const [name, { cpuSeconds, peakMegabytes, failure }] of Object.entries(results)) {
    const more = cpuSeconds - results["without a client"].cpuSeconds;
    console.log(
      failure ??
        `  ${name.padEnd(18)} ${cpuSeconds.toFixed(2)} s CPU  +${more.toFixed(2)} s  ${Math.round(peakMegabytes)} MB`,
    );
  }
}

function program(name, plugin) {
  const cwd = join(work, name);
  mkdirSync(cwd);
  writeFileSync(join(cwd, "document.json"), JSON.stringify(sampleDocument(3000)));
  writeFileSync(
    join(cwd, "mizan.config.mjs"),
    `${plugin}\nexport default { document: "document.json", plugins: [plugin] };\n`,
  );
  return {
    command: [process.execPath, join(packages, "core/bin/mizan.js"), "build", "--quiet"],
    cwd,
    beforeEach: () => rmSync(join(cwd, "out"), { recursive: true, force: true }),
  };
}

function target(name) {
  const module = join(packages, `target-${name}/dist/index.js`);
  return `import target from ${JSON.stringify(module)};\nconst plugin = target({ outDir: "out" });`;
}

function measureCargo() {
  const cwd = join(work, "crates");
  const environment = { CARGO_TARGET_DIR: join(work, "target") };
  emit(join(cwd, "mizan-client"));
  const crates = { mizan: "mizan-client" };
  const progenitor = generateWithProgenitor(cwd);
  if (progenitor) console.log(`progenitor: ${progenitor}`);
  else crates.progenitor = "progenitor-client-crate";
  writeFileSync(
    join(cwd, "Cargo.toml"),
    `[workspace]\nresolver = "3"\nmembers = ${JSON.stringify(Object.values(crates))}\n` +
      `[patch.crates-io]\nmizan-kernel = { path = ${JSON.stringify(join(here, "../../crates/mizan-kernel"))} }\n`,
  );
  console.log("cargo build of the client of 1,000 functions, its dependencies compiled");
  for (const [name, crate] of Object.entries(crates)) {
    const build = ["cargo", "build", "--quiet", "--package", crate];
    const first = cpuTime(build, { cwd, env: environment, timeoutSeconds: LIMIT });
    const clean = ["cargo", "clean", "--quiet", "--package", crate];
    spawnSync(clean[0], clean.slice(1), { cwd, env: { ...process.env, ...environment } });
    const again = cpuTime(build, { cwd, env: environment, timeoutSeconds: LIMIT });
    const figure = ({ cpuSeconds, failure }) => failure ?? `${cpuSeconds.toFixed(1)} s CPU`;
    console.log(`  ${name.padEnd(18)} ${figure(again)}  (with its dependencies ${figure(first)})`);
  }
}

function emit(outDir) {
  const command = [join(here, "emit.mjs"), "rust", outDir, "1000"];
  if (spawnSync(process.execPath, command, { stdio: "inherit" }).status !== 0) process.exit(1);
}

/** @returns why it generated nothing */
function generateWithProgenitor(cwd) {
  const root = join(here, "../output/cargo");
  const command = join(root, "bin/cargo-progenitor");
  const env = { ...process.env, CARGO_TARGET_DIR: join(here, "../output/target") };
  if (!existsSync(command)) {
    console.error("Installing cargo-progenitor into bench/output/cargo …");
    const install = ["install", "--quiet", "--locked", "--root", root, "cargo-progenitor"];
    const { status } = spawnSync("cargo", install, { stdio: "inherit", env, timeout: LIMIT * 1000 });
    if (status !== 0) return `could not be installed within ${LIMIT} s`;
  }
  const document = join(cwd, "openapi.json");
  writeFileSync(document, JSON.stringify(toOpenApi30(peerDocument(sampleDocument(1000)))));
  const options = ["--input", document, "--output", join(cwd, "progenitor-client-crate")];
  const named = [...options, "--name", "progenitor-client-crate", "--version", "0.1.0"];
  const { status, stderr } = spawnSync(command, ["progenitor", ...named], { encoding: "utf8" });
  return status === 0 ? "" : stderr.slice(0, 1000);
}
