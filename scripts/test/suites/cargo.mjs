import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { attempt, run } from "../../process/run.mjs";
import { Failure, root } from "../../program.mjs";
import { python } from "../../setup/python.mjs";
import { Checks } from "../checks.mjs";

const MINIMUM = [1, 85];
/** Fixed, so that every run uses what the last one has compiled. */
const TARGET = { CARGO_TARGET_DIR: join(root, "target"), CARGO_TERM_COLOR: "never" };
const ALL = ["--workspace", "--all-features"];

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
    const tests = await withServer((url) =>
      attempt("cargo", ["test", ...ALL, "--no-fail-fast"], { env: { ...TARGET, MIZAN_EXAMPLES_URL: url } }),
    );
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

/** What to install; undefined if Cargo is new enough. */
async function missingCargo() {
  const { code, output } = await attempt("cargo", ["--version"]);
  const version = /^cargo (\d+)\.(\d+)/m.exec(output)?.slice(1).map(Number) ?? [];
  const isNewEnough = version[0] > MINIMUM[0] || (version[0] === MINIMUM[0] && version[1] >= MINIMUM[1]);
  if (code === 0 && isNewEnough) return undefined;
  const found = code === 0 ? `Found ${output.trim()}.` : "Found none.";
  return `The Rust crates need cargo ${MINIMUM.join(".")} or newer. ${found} Install it from https://rustup.rs`;
}

/** Runs `body` with the base URL of a live FastAPI, which the examples in the documentation share. */
async function withServer(body) {
  const args = ["-m", "mizan_conformance.servers", "fastapi", "mizan_fixtures.wire_exchanges"];
  // It ends when its standard input is closed, also if this process ends unexpectedly.
  const server = spawn(python, args, {
    cwd: join(root, "python/conformance"),
    stdio: ["pipe", "pipe", "inherit"],
  });
  try {
    for await (const url of createInterface(server.stdout)) return await body(url);
    throw new Failure("FastAPI did not start for the examples in the documentation of the Rust crates.");
  } finally {
    server.stdin.end();
  }
}

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
