import { existsSync, readFileSync } from "node:fs";
import { Failure } from "../program.mjs";

/**
 * @typedef {object} Suite
 * @property {string} name
 * @property {boolean} [isAlone] It drives browsers or many users, so that it takes the whole machine.
 * @property {(context: { directory: string }) => Promise<Outcome>} run
 */

/**
 * @typedef {object} Outcome
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {boolean} [isSkipped] The suite could not run at all; `output` says why.
 * @property {number} code The runner's exit code.
 * @property {string} output All that the runner printed; shown when something failed.
 */

/**
 * The order in which suites run: two at once, then those that need the whole machine, one after another.
 *
 * @param {Suite[]} suites
 * @returns {{ queue: Suite[], atOnce: number }[]}
 */
export function stages(suites) {
  return [
    { queue: suites.filter(({ isAlone }) => !isAlone), atOnce: 2 },
    { queue: suites.filter(({ isAlone }) => isAlone), atOnce: 1 },
  ];
}

/** Runs the suites of a stage, each as soon as one before it has ended. */
export async function runStage({ queue, atOnce }, run) {
  const left = [...queue];
  const runNext = async () => {
    for (let suite = left.shift(); suite !== undefined; suite = left.shift()) await run(suite);
  };
  await Promise.all(Array.from({ length: atOnce }, runNext));
}

/** Runs one suite and prints its line, after the runner's output when it failed. */
export async function runSuite(suite, context) {
  const started = Date.now();
  console.log(`… ${suite.name}`);
  const outcome = settle(await suite.run(context).catch(asOutcome));
  const { passed, failed, skipped, isSkipped, output } = outcome;
  if (failed > 0 || isSkipped) console.log(output.trimEnd());
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  const mark = failed > 0 ? "✗" : isSkipped ? "–" : "✓";
  console.log(`${mark} ${suite.name}: ${passed} passed, ${failed} failed, ${skipped} skipped (${seconds} s)`);
  return outcome;
}

function asOutcome(error) {
  const output = error instanceof Failure ? error.message : String(error.stack ?? error);
  return { passed: 0, failed: 1, skipped: 0, code: 1, output };
}

/** A runner that fails without a failed test counts as a failure; so does a skipped suite in CI. */
function settle(outcome) {
  if (outcome.isSkipped && process.env["CI"]) return { ...outcome, skipped: 0, failed: 1 };
  if (outcome.code !== 0 && outcome.failed === 0) return { ...outcome, failed: 1 };
  return outcome;
}

/** The JSON report that a test runner wrote. Without a report the runner failed before it ran any test. */
export function readReport(file, runner, output) {
  if (!existsSync(file)) throw new Failure(`${output.trimEnd()}\n${runner} ended without a report.`);
  return JSON.parse(readFileSync(file, "utf8"));
}

/** The summary line of all suites. A failed setup counts as one failure. */
export function total(outcomes, { isSetUp }) {
  const sum = { passed: 0, failed: isSetUp ? 0 : 1, skipped: 0 };
  for (const outcome of outcomes) for (const key of Object.keys(sum)) sum[key] += outcome[key];
  return {
    line: `${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`,
    isGood: sum.failed === 0,
  };
}
