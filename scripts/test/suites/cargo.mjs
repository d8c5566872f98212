import { withConformanceServer } from "../../process/conformance-server.mjs";
import { attempt, run } from "../../process/run.mjs";
import { CARGO, missingCargo } from "../../setup/cargo.mjs";
import { python } from "../../setup/python.mjs";
import { Checks } from "../checks.mjs";

/** Fixed, so that every run uses what the last one has compiled. */
const TARGET = { ...CARGO, PYO3_PYTHON: python };
const ALL = ["--workspace", "--all-features"];
/** Without the feature `python`: a program with it needs the library of Python, and is tested from Python. */
const TESTED = [
  ["--workspace", "--exclude", "mizan-kernel", "--all-features"],
  ["--package", "mizan-kernel", "--features", "blocking,chrono"],
];

/** The Rust crates: format, lints, tests, the examples in the documentation, and the documentation itself. */
export const cargo = {
  name: "cargo",
  async run() {
    const missing = await missingCargo();
    if (missing) return { passed: 0, failed: 0, skipped: 1, isSkipped: true, code: 0, output: missing };
    const checks = new Checks();
    await checks.check("rustfmt changes nothing", () => runCargo(["fmt", "--all", "--check"]));
    await checks.check("clippy finds nothing", () =>
      runCargo(["clippy", ...ALL, "--all-targets", "--", "-D", "warnings", "-W", "clippy::pedantic"]),
    );
    await checks.check("clippy finds nothing without features", () =>
      runCargo(["clippy", "--workspace", "--", "-D", "warnings", "-W", "clippy::pedantic"]),
    );
    await checks.check("the documentation has no warnings", () =>
      runCargo(["doc", ...ALL, "--no-deps"], { RUSTDOCFLAGS: "-D warnings" }),
    );
    const tests = { code: 0, output: "" };
    // The examples in the documentation share it.
    await withConformanceServer("fastapi", "mizan_fixtures.wire_exchanges", async (url) => {
      for (const packages of TESTED) {
        const env = { ...TARGET, MIZAN_EXAMPLES_URL: url };
        const { code, output } = await attempt("cargo", ["test", ...packages, "--no-fail-fast"], { env });
        tests.code ||= code;
        tests.output += output;
      }
    });
    const { passed, failed, skipped } = readCounts(tests.output);
    const outcome = checks.outcome();
    return {
      passed: outcome.passed + passed,
      failed: outcome.failed + failed,
      skipped,
      code: tests.code,
      output: `${outcome.output}\n${tests.code === 0 ? "" : tests.output}`,
    };
  },
};

const runCargo = (args, env = {}) => run("cargo", args, { env: { ...TARGET, ...env } });

/** Counts from the line with which each test binary ends. */
export function readCounts(output) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const line of output.matchAll(/^test result: .*?(\d+) passed; (\d+) failed; (\d+) ignored/gm)) {
    const [passed, failed, ignored] = line.slice(1).map(Number);
    counts.passed += passed;
    counts.failed += failed;
    counts.skipped += ignored;
  }
  return counts;
}
