import { Failure } from "../failure.mjs";

/**
 * @typedef {object} Outcome
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {boolean} [isSkipped] The suite could not run at all; `output` says why.
 * @property {number} code The runner's exit code.
 * @property {string} output All that the runner printed; shown when something failed.
 */

/** Runs one suite, prints its line, and everything its runner said when it failed. */
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

/** A runner that failed without a failed test has failed all the same; so has, in CI, a suite that was skipped. */
function settle(outcome) {
  if (outcome.isSkipped && process.env["CI"]) return { ...outcome, skipped: 0, failed: 1 };
  if (outcome.code !== 0 && outcome.failed === 0) return { ...outcome, failed: 1 };
  return outcome;
}
