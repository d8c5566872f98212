/**
 * npm test [-- <suite> …]
 *
 * Installs what is missing, builds, and runs every suite, or those whose names begin with an argument. The last
 * line sums up. With CI set, a suite that had to be skipped is a failure.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Failure, main } from "./program.mjs";
import { buildPackages } from "./setup/build.mjs";
import { checkNodeVersion, ensureNodeModules } from "./setup/node.mjs";
import { ensureDevelopment } from "./setup/python.mjs";
import { runStage, runSuite, stages, total } from "./test/suite.mjs";
import { cargo } from "./test/suites/cargo.mjs";
import { e2e } from "./test/suites/e2e.mjs";
import { examples } from "./test/suites/examples.mjs";
import { frameworks } from "./test/suites/frameworks.mjs";
import { guides } from "./test/suites/guides.mjs";
import { jest } from "./test/suites/jest.mjs";
import { kernelFormats } from "./test/suites/kernel-formats.mjs";
import { packages } from "./test/suites/packages.mjs";
import { parity } from "./test/suites/parity.mjs";
import { pytestSuites } from "./test/suites/pytest.mjs";
import { roundTrip } from "./test/suites/round-trip.mjs";

// Two run at once, so the long ones come first.
const all = [
  jest,
  packages,
  guides,
  cargo,
  roundTrip,
  ...pytestSuites(),
  parity,
  kernelFormats,
  examples,
  e2e,
  frameworks,
];
if (process.argv.includes("--help") || process.argv.includes("-h")) {
  console.log(
    `Usage: npm test [-- <suite> …]\nThe suites are:\n  ${all.map(({ name }) => name).join("\n  ")}`,
  );
  process.exit();
}

const directory = mkdtempSync(join(tmpdir(), "mizan-test-"));
const outcomes = [];

await main(async () => {
  const suites = select(process.argv.slice(2));
  checkNodeVersion();
  await Promise.all([ensureNodeModules(), ensureDevelopment()]);
  await buildPackages();
  for (const stage of stages(suites)) {
    await runStage(stage, async (suite) => outcomes.push(await runSuite(suite, { directory })));
  }
});

rmSync(directory, { recursive: true, force: true });
const { line, isGood } = total(outcomes, { isSetUp: process.exitCode === undefined });
if (!isGood) process.exitCode = 1;
console.log(line);

function select(wanted) {
  if (wanted.length === 0) return all;
  const chosen = all.filter(({ name }) => wanted.some((prefix) => name.startsWith(prefix)));
  if (chosen.length > 0) return chosen;
  throw new Failure(
    `There is no suite "${wanted.join(" ")}". The suites are ${all.map(({ name }) => name).join(", ")}.`,
  );
}
