import { existsSync, readFileSync } from "node:fs";
import { Failure } from "../failure.mjs";

/** Counts from pytest's JUnit XML: the attributes of its `<testsuite>` elements. */
export function readCounts(file, output) {
  if (!existsSync(file)) throw new Failure(`${output.trimEnd()}\npytest ended without a report.`);
  const totals = { tests: 0, failures: 0, errors: 0, skipped: 0 };
  for (const [element] of readFileSync(file, "utf8").matchAll(/<testsuite\s[^>]*>/g)) {
    for (const name of Object.keys(totals)) {
      totals[name] += Number(new RegExp(`\\s${name}="(\\d+)"`).exec(element)?.[1] ?? 0);
    }
  }
  const failed = totals.failures + totals.errors;
  return { passed: totals.tests - failed - totals.skipped, failed, skipped: totals.skipped };
}
