#!/usr/bin/env node
/**
 * Measures pages of Conduit on a slow network, beside the same pages with fetch in place of the generated client.
 *
 *     node bench/page.mjs [--network 3g|4g] [--rounds 5] [--json FILE]
 *
 * Build the repository first (`npm run build`).
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";

import { buildClient } from "../scripts/setup/build.mjs";
import { ensureChromium } from "../scripts/setup/programs.mjs";
import { startBackend, stopAll } from "../scripts/start/servers.mjs";
import { servePages } from "./page/serve.mjs";
import { networks, visit } from "./page/visit.mjs";

const { values: options } = parseArgs({
  options: {
    network: { type: "string", default: "3g" },
    rounds: { type: "string", default: "5" },
    json: { type: "string" },
  },
});
if (!networks.includes(options.network)) throw new Error(`--network is one of ${networks.join(", ")}`);

const examples = fileURLToPath(new URL("../examples", import.meta.url));
const clients = {
  mizan: join(examples, "conduit-vue/src/api/fastapi/index.ts"),
  fetch: fileURLToPath(new URL("page/fetching.js", import.meta.url)),
};
const STEPS = {
  home: "home page, loaded",
  article: "article, by a click",
  favorite: "click on a favorite",
  comment: "click on “Post Comment”",
};

process.env.BACKEND = "fastapi";
await buildClient(join(examples, "conduit-vue"));
const directory = mkdtempSync(join(tmpdir(), "mizan-bench-"));
const backend = await startBackend(
  { backend: { directory: fileURLToPath(new URL("page", import.meta.url)), app: "plain:app" } },
  {
    env: {
      CONDUIT_DATABASE: join(directory, "conduit.sqlite3"),
      PYTHONPATH: join(examples, "conduit-svelte/backend"),
    },
  },
);
const servers = [];
try {
  for (const [name, client] of Object.entries(clients))
    servers.push({ name, ...(await servePages({ name, client, backend: backend.url })) });
  const results = await race();
  report(results);
  if (options.json) writeFileSync(options.json, `${JSON.stringify(results, null, 2)}\n`);
} finally {
  for (const { close } of servers) close();
  await stopAll([backend.service]);
  rmSync(directory, { recursive: true, force: true });
}

/** The visits of each client, which take turns. */
async function race() {
  const found = await ensureChromium();
  if (found.missing) throw new Error(found.missing);
  const browser = await chromium.launch({ executablePath: found.path, args: ["--no-sandbox"] });
  const results = { mizan: [], fetch: [] };
  try {
    for (let round = 0; round < Number(options.rounds); round++)
      for (const { name, url } of servers) results[name].push(await visit(browser, url, options.network));
  } finally {
    await browser.close();
  }
  return results;
}

function report({ mizan, fetch }) {
  console.log(
    `Conduit in Vue on FastAPI, ${options.network}, medians of ${options.rounds} visits (fetch / mizan)\n`,
  );
  for (const [step, title] of Object.entries(STEPS)) {
    const figures = ["milliseconds", "requests", "bytes"].map((unit) => {
      const theirs = median(fetch.map((each) => each[step][unit]));
      const ours = median(mizan.map((each) => each[step][unit]));
      const ratio = median(fetch.map((each, round) => each[step][unit] / mizan[round][step][unit]));
      return `${theirs.toFixed(0)} / ${ours.toFixed(0)} ${unit} = ${ratio.toFixed(2)}`;
    });
    console.log(`${title.padEnd(24)} ${figures.join("   ")}`);
  }
}

function median(numbers) {
  const sorted = numbers.toSorted((one, other) => one - other);
  return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.ceil((sorted.length - 1) / 2)]) / 2;
}
