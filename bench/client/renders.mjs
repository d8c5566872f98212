/* global bench */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

import { ensureChromium } from "../../scripts/setup/programs.mjs";
import { bundle } from "./bundle.mjs";

const packages = fileURLToPath(new URL("../../packages", import.meta.url));
const here = fileURLToPath(new URL(".", import.meta.url));

/** Runs the pages of the render tests in Chromium, `rounds` times each. */
export async function measureRenders(frameworks, { rows, functions, instances, rounds }) {
  const found = await ensureChromium();
  if (found.missing) throw new Error(found.missing);
  const browser = await chromium.launch({ executablePath: found.path, args: ["--no-sandbox"] });
  try {
    const run = async (source, directory, call, ...given) => {
      const script = await bundle({ source, directory, minify: true, format: "iife", globalName: "bench" });
      const page = await browser.newPage();
      await page.setContent("<!doctype html><title>bench</title>");
      await page.addScriptTag({ content: script });
      const results = [];
      for (let round = 0; round < rounds; round++) results.push(await page.evaluate(call, given));
      await page.close();
      return results;
    };
    const report = {};
    for (const { name, target } of frameworks) {
      const directory = join(packages, target, "__tests__");
      const source = `export * from "./counted-pages"; export * from "../../target-typescript/__tests__/counted-renders.ts";`;
      report[name] = {
        rows: await run(source, directory, ([count]) => bench.refreshRows(bench.countedPages, count), rows),
        functions: await run(
          source,
          directory,
          ([count]) => bench.refreshParts(bench.countedPages, count),
          functions,
        ),
      };
    }
    report.kernel = await run(
      `export * from "./mounted.js";`,
      here,
      ([count]) => bench.invalidateMounted(count),
      instances,
    );
    return report;
  } finally {
    await browser.close();
  }
}
