import { delimiter, join } from "node:path";
import { attempt, run } from "../../process/run.mjs";
import { root, step } from "../../program.mjs";
import { ensureChromium } from "../../setup/programs.mjs";
import { python } from "../../setup/python.mjs";
import { readReport } from "../suite.mjs";

const cwd = join(root, "e2e");

/** Playwright against live servers, in Chromium. */
export const e2e = {
  name: "e2e",
  isAlone: true,
  async run({ directory }) {
    const chromium = await ensureChromium();
    if (chromium.missing) {
      return { passed: 0, failed: 0, skipped: 1, isSkipped: true, code: 0, output: chromium.missing };
    }
    await step("clients of the pages", () => run(process.execPath, ["generate.mjs"], { cwd }));
    return runPlaywright({ directory }, chromium, { config: "playwright.config.ts" });
  },
};

/** Runs the specs of a config of e2e/. */
export async function runPlaywright({ directory }, chromium, { config }) {
  const file = join(directory, `${config}.json`);
  const playwright = join(root, "node_modules", "@playwright", "test", "cli.js");
  const args = [playwright, "test", "--config", config, "--reporter=line,json"];
  const { code, output } = await attempt(process.execPath, args, {
    cwd,
    env: {
      PLAYWRIGHT_JSON_OUTPUT_FILE: file,
      CHROMIUM: chromium.path,
      PYTHON: python,
      PATH: pathWithBins(),
    },
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
}

/** As in an npm script: the servers that Playwright starts are programs of our dependencies. */
function pathWithBins() {
  return [join(cwd, "node_modules/.bin"), join(root, "node_modules/.bin"), process.env["PATH"]].join(
    delimiter,
  );
}
