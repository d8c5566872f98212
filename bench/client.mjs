#!/usr/bin/env node
/**
 * Measures what a client adds to a page, beside its peers doing the same work, and what a refresh renders.
 *
 *     node bench/client.mjs [--sizes 20,100] [--only React,Vue,Svelte] [--rounds 5] [--json FILE]
 *
 * Installs the peers into bench/peers on its first run. Build the repository first (`npm run build`).
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { runPlugins, sampleDocument } from "@mizan/core/testing";

import { measure } from "./client/bundle.mjs";
import { functionsOf } from "./client/functions.mjs";
import { react } from "./client/react.mjs";
import { measureRenders } from "./client/renders.mjs";
import { svelte } from "./client/svelte.mjs";
import { vue } from "./client/vue.mjs";
import { installPeers, peers } from "./peers.mjs";

const { values: options } = parseArgs({
  options: {
    sizes: { type: "string", default: "20,100" },
    only: { type: "string" },
    rounds: { type: "string", default: "5" },
    json: { type: "string" },
  },
});

const here = fileURLToPath(new URL("client", import.meta.url));
const http = JSON.stringify(join(here, "http.js"));
const sizes = options.sizes.split(",").map(Number);
const frameworks = [react, vue, svelte].filter(
  ({ name }) => !options.only || options.only.split(",").includes(name),
);

/** What the pages show whose renders are counted. */
const PAGE = { rows: 10_000, functions: 50, instances: 1_000, rounds: Number(options.rounds) };
const FRAME = 1_000 / 60;

installPeers();
const report = { sizes: {} };
for (const size of sizes) {
  report.sizes[size] = {};
  console.log(`${size} functions: bytes after gzip, minified by esbuild and by terser\n`);
  for (const framework of frameworks) {
    report.sizes[size][framework.name] = await measureFramework(framework, functionsOf(size), size);
    print(framework, report.sizes[size][framework.name]);
  }
}
report.renders = await measureRenders(frameworks, PAGE);
printRenders(report.renders);
if (options.json) writeFileSync(options.json, JSON.stringify(report, null, 2) + "\n");

/** A page that uses every function through a hook of its own. The framework itself does not count. */
async function measureFramework({ external, target, provider, peers: contenders }, functions, size) {
  const results = { mizan: await measureMizan({ external, target, provider }, functions, size) };
  for (const { name, source, external: more = [] } of contenders) {
    const page = source(functions, http);
    results[name] = await measure({ source: page, directory: peers, external: [...external, ...more] });
  }
  return results;
}

async function measureMizan({ external, target, provider }, functions, size) {
  const { default: plugin } = await import(`../packages/${target}/dist/index.js`);
  const emitted = await runPlugins(
    [plugin({ outDir: "client", importExtension: ".ts" })],
    sampleDocument(size),
  );
  const files = emitted.files.map(({ path, contents }) => [join(here, path), contents]);
  const names = [provider, ...functions.map(({ hook }) => hook)];
  return measure({
    source: `export { ${names.join(", ")} } from "./index.ts";`,
    directory: here,
    files: Object.fromEntries(files),
    external,
  });
}

function print({ name, peers: contenders }, results) {
  console.log(`  ${name}`);
  const { mizan } = results;
  for (const [contender, { esbuild, terser }] of Object.entries(results)) {
    const ratios =
      contender === "mizan"
        ? ""
        : `  mizan / ${contender} = ${ratio(mizan.esbuild, esbuild)}, ${ratio(mizan.terser, terser)}`;
    console.log(
      `    ${contender.padEnd(30)}${String(esbuild).padStart(7)}${String(terser).padStart(7)}${ratios}`,
    );
  }
  const smallest = (peers) =>
    peers.map((peer) => peer.name).sort((a, b) => results[a].esbuild - results[b].esbuild)[0];
  const any = smallest(contenders);
  const revalidating = smallest(contenders.filter(({ revalidates }) => revalidates));
  console.log(
    `    smallest: ${any}, ${ratio(mizan.esbuild, results[any].esbuild)} (aim: below 1.00); ` +
      `that revalidates: ${revalidating}, ${ratio(mizan.esbuild, results[revalidating].esbuild)} (aim: at most 0.80)\n`,
  );
}

function printRenders({ kernel, ...frameworks }) {
  const { rows, functions, instances, rounds } = PAGE;
  console.log(
    `Refreshes in Chromium: components rendered, and the fastest time of ${rounds} from answer to page\n`,
  );
  for (const [name, results] of Object.entries(frameworks)) {
    const cells = [
      [`${rows} rows, one changes`, results.rows],
      [`${functions} functions, one changes`, results.functions],
    ].map(([what, rounds]) => {
      const rendered = Math.max(...rounds.map(({ rendered }) => rendered.length));
      return `${what}: ${rendered} rendered, ${milliseconds(rounds.map((round) => round.milliseconds))}`;
    });
    console.log(`  ${name.padEnd(8)} ${cells.join("; ")}`);
  }
  console.log(
    `\nAn invalidation with ${instances} mounted instances (a frame takes ${FRAME.toFixed(1)} ms)\n`,
  );
  for (const [which, what] of [
    ["all", `matches all`],
    ["one", `matches one`],
  ]) {
    const of = (step) => milliseconds(kernel.map((round) => round[which][step]));
    console.log(
      `  ${what}: matched after ${of("matched")}, flushed after ${of("flushed")}, sent after ${of("sent")}`,
    );
  }
}

/** The fastest: everything else on the machine only adds to a time. */
function milliseconds(times) {
  return `${Math.min(...times).toFixed(1)} ms`;
}

function ratio(a, b) {
  return (a / b).toFixed(2);
}
