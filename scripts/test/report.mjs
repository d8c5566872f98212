import { existsSync, readFileSync } from "node:fs";
import { Failure } from "../failure.mjs";

/** The JSON report that a test runner wrote. A runner that wrote none did not get as far as running tests. */
export function readReport(file, runner, output) {
  if (!existsSync(file)) throw new Failure(`${output.trimEnd()}\n${runner} ended without a report.`);
  return JSON.parse(readFileSync(file, "utf8"));
}
