import { join } from "node:path";
import { attempt } from "../../process/run.mjs";
import { root } from "../../repository.mjs";
import { ensureChromium } from "../../setup/chromium.mjs";
import { buildClient } from "../../setup/build.mjs";
import { listExamples, readExample } from "../../start/examples.mjs";
import { readReport } from "../report.mjs";

/** Playwright against live servers, in Chromium. */
export const e2e = {
  name: "e2e",
  async run({ folder }) {
    const chromium = await ensureChromium();
    if (chromium.missing)
      return { passed: 0, failed: 0, skipped: 1, isSkipped: true, code: 0, output: chromium.missing };
    for (const name of listExamples()) await buildClient(readExample(name).folder);
    const file = join(folder, "e2e.json");
    const playwright = join(root, "node_modules", "@playwright", "test", "cli.js");
    const { code, output } = await attempt(process.execPath, [playwright, "test", "--reporter=line,json"], {
      cwd: join(root, "e2e"),
      env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file, CHROMIUM: chromium.path, PATH: pathWithBins() },
    });
    const { stats, errors } = readReport(file, "Playwright", output);
    return {
      passed: stats.expected,
      // a flaky test has failed once; errors are those outside of any test
      failed: stats.unexpected + stats.flaky + errors.length,
      skipped: stats.skipped,
      code,
      output,
    };
  },
};

/** As in an npm script: the servers that Playwright starts are programs of our dependencies. */
function pathWithBins() {
  const separator = process.platform === "win32" ? ";" : ":";
  return [join(root, "e2e/node_modules/.bin"), join(root, "node_modules/.bin"), process.env["PATH"]].join(
    separator,
  );
}
