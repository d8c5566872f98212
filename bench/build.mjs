#!/usr/bin/env node
/**
 * Measures the cold process of `mizan build` and of its peers, on the same operations and schemas.
 *
 *     node bench/build.mjs [--sizes 10,100,1000,3000] [--runs 5] [--only mizan,orval] [--json FILE]
 *
 * Installs the peers into bench/peers on its first run. Build the repository first (`npm run build`).
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { sampleDocument } from "@mizan/core/testing";

import { contenders, floor } from "./build/contenders.mjs";
import { cpuTime, medians } from "./build/measure.mjs";
import { peerDocument } from "./build/peer-document.mjs";
import { installPeers, peers } from "./peers.mjs";

const { values: options } = parseArgs({
  options: {
    sizes: { type: "string", default: "10,100,1000,3000" },
    runs: { type: "string", default: "5" },
    only: { type: "string" },
    json: { type: "string" },
  },
});

const here = fileURLToPath(new URL(".", import.meta.url));
const places = {
  repository: join(here, ".."),
  peers,
  node: join(peers, "node_modules/node/bin/node"),
};
const UNCHANGED = "mizan, unchanged";
const BARE = "bare Node";
const work = join(here, "output");
const sizes = options.sizes.split(",").map(Number);
const runs = Number(options.runs);

installPeers();
rmSync(work, { recursive: true, force: true });
const chosen = contenders(places).filter(
  ({ name }) => !options.only || options.only.split(",").includes(name),
);
const report = { node: nodeVersion(), sizes: {} };
console.log(`Node ${report.node}\n`);

for (const size of sizes) {
  report.sizes[size] = measureSize(size);
  print(size, report.sizes[size]);
}
printGrowth();
if (options.json) writeFileSync(options.json, JSON.stringify(report, null, 2) + "\n");

/** Everything runs in turn: the contenders and, once mizan has built, a rebuild, the floor and a bare Node. */
function measureSize(size) {
  const document = sampleDocument(size);
  const directory = join(work, String(size));
  const programs = {};
  const results = {};
  for (const contender of chosen) {
    const cwd = join(directory, contender.name);
    mkdirSync(cwd, { recursive: true });
    if (contender.largest < size) {
      results[contender.name] = { failure: `not run above ${contender.largest} functions (too slow)` };
      continue;
    }
    writeFileSync(join(cwd, "package.json"), '{ "type": "module" }\n');
    writeFileSync(join(cwd, "mizan.json"), JSON.stringify(document));
    writeFileSync(join(cwd, "openapi.json"), JSON.stringify(peerDocument(document)));
    const command = contender.prepare(cwd);
    const clean = () => rmSync(join(cwd, "out"), { recursive: true, force: true });
    programs[contender.name] = { command, cwd, beforeEach: clean };
    if (contender.name !== "mizan" || cpuTime(command, { cwd }).failure) continue;
    programs[UNCHANGED] = { command, cwd };
    programs.floor = { command: floor(places, cwd, bytesIn(join(cwd, "out"))), cwd };
    programs[BARE] = { command: [places.node, "-e", "0"], cwd };
  }
  const measured = medians(programs, size > 500 ? Math.min(runs, 3) : runs);
  for (const { name, hooks } of chosen) {
    if (measured[name]?.cpuSeconds === undefined) continue;
    Object.assign(measured[name], { hooks, bytes: bytesIn(join(directory, name, "out")) });
  }
  return { ...measured, ...results };
}

function print(size, results) {
  console.log(`${size} functions`);
  const mizan = results.mizan;
  for (const [name, { cpuSeconds, peakMegabytes, bytes, failure }] of Object.entries(results)) {
    const cells = failure
      ? [failure.split("\n")[0]]
      : [
          milliseconds(cpuSeconds).padStart(10),
          `${Math.round(peakMegabytes)} MB`.padStart(8),
          bytes === undefined ? "" : `${Math.round(bytes / 1000)} kB out`,
          mizan?.cpuSeconds && name !== "mizan"
            ? `mizan / ${name} = ${(mizan.cpuSeconds / cpuSeconds).toFixed(2)}`
            : "",
        ];
    console.log(`  ${name.padEnd(20)} ${cells.filter(Boolean).join("  ")}`);
  }
  const peers = Object.entries(results).filter(
    ([name, { hooks, failure }]) => hooks && !failure && name !== "mizan",
  );
  if (mizan?.cpuSeconds && peers.length > 0) {
    const [name, fastest] = peers.sort(([, a], [, b]) => a.cpuSeconds - b.cpuSeconds)[0];
    console.log(
      `  against the fastest peer with query hooks (${name}): ${ratio(mizan, fastest)} (aim: at most 0.40)`,
    );
  }
  const unchanged = results[UNCHANGED];
  if (unchanged?.cpuSeconds) {
    const bare = ratio(unchanged, results[BARE]);
    console.log(`  an unchanged rebuild against a bare start of Node: ${bare} (aim: under 2.50)`);
  }
  console.log();
}

/** CPU time per function without start-up; constant for linear growth. */
function printGrowth() {
  const measured = sizes.filter((size) => report.sizes[size].mizan?.cpuSeconds);
  for (let i = 1; i < measured.length; i++) {
    const [small, large] = [measured[i - 1], measured[i]];
    const growth = report.sizes[large].mizan.cpuSeconds / report.sizes[small].mizan.cpuSeconds;
    console.log(`${small} → ${large} functions (× ${large / small}): CPU time × ${growth.toFixed(2)}`);
  }
}

function nodeVersion() {
  return spawnSync(places.node, ["--version"], { encoding: "utf8" }).stdout.trim();
}

function bytesIn(directory) {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

function milliseconds(seconds) {
  return `${Math.round(seconds * 1000)} ms`;
}

function ratio(a, b) {
  return (a.cpuSeconds / b.cpuSeconds).toFixed(2);
}
