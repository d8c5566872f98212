import { join } from "node:path";
import { attempt } from "../../process/run.mjs";
import { readReport } from "../suite.mjs";

/** All TypeScript packages, in one run of jest. */
export const jest = {
  name: "jest",
  async run({ directory }) {
    const file = join(directory, "jest.json");
    const flags = ["--experimental-vm-modules", "--disable-warning=ExperimentalWarning"];
    const args = [...flags, "node_modules/jest/bin/jest.js", "--json", `--outputFile=${file}`];
    const { code, output } = await attempt(process.execPath, args);
    const report = readReport(file, "jest", output);
    return {
      passed: report.numPassedTests,
      // a file that cannot even be loaded has no tests to count
      failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
      skipped: report.numPendingTests + report.numTodoTests,
      code,
      output,
    };
  },
};
