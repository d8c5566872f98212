import { jest } from "@jest/globals";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Failure } from "../program.mjs";
import { Checks } from "../test/checks.mjs";
import { readCounts as readCargoCounts } from "../test/suites/cargo.mjs";
import { readCounts } from "../test/suites/pytest.mjs";
import { runStage, runSuite, stages, total } from "../test/suite.mjs";

const outcome = (rest = {}) => ({
  passed: 3,
  failed: 0,
  skipped: 0,
  code: 0,
  output: "the runner's output",
  ...rest,
});
const suite = (run) => ({ name: "some suite", run });
let printed = [];
const ci = process.env["CI"];

beforeEach(() => {
  delete process.env["CI"];
  printed = [];
  jest.spyOn(console, "log").mockImplementation((line) => printed.push(line));
});

afterEach(() => {
  jest.restoreAllMocks();
  if (ci !== undefined) process.env["CI"] = ci;
});

describe("the summary line", () => {
  test("adds up all suites", () => {
    const outcomes = [outcome(), outcome({ passed: 4, skipped: 2 })];
    expect(total(outcomes, { isSetUp: true })).toEqual({
      line: "7 passed, 0 failed, 2 skipped",
      isGood: true,
    });
  });

  test("is a failure when one test failed", () => {
    const outcomes = [outcome(), outcome({ failed: 1 })];
    expect(total(outcomes, { isSetUp: true })).toEqual({
      line: "6 passed, 1 failed, 0 skipped",
      isGood: false,
    });
  });

  test("counts a failed setup", () => {
    expect(total([], { isSetUp: false })).toEqual({ line: "0 passed, 1 failed, 0 skipped", isGood: false });
  });
});

describe("a suite", () => {
  test("that passes is one line", async () => {
    expect(await runSuite(suite(() => Promise.resolve(outcome())))).toMatchObject({ passed: 3, failed: 0 });
    expect(printed.join("\n")).toMatch(
      /^… some suite\n✓ some suite: 3 passed, 0 failed, 0 skipped \(\d+\.\d s\)$/,
    );
  });

  test("that fails shows its runner's output", async () => {
    await runSuite(suite(() => Promise.resolve(outcome({ failed: 1, code: 1 }))));
    expect(printed[1]).toBe("the runner's output");
    expect(printed[2]).toMatch(/^✗ some suite: 3 passed, 1 failed/);
  });

  test("whose runner fails without a failed test has failed", async () => {
    expect(await runSuite(suite(() => Promise.resolve(outcome({ code: 1 }))))).toMatchObject({ failed: 1 });
  });

  test("whose runner cannot run has failed, with the reason", async () => {
    const broken = suite(() => Promise.reject(new Failure("jest ended without a report.")));
    expect(await runSuite(broken)).toMatchObject({ passed: 0, failed: 1 });
    expect(printed[1]).toBe("jest ended without a report.");
  });

  test("that is skipped is a failure only in CI", async () => {
    const skipped = suite(() => Promise.resolve(outcome({ passed: 0, skipped: 1, isSkipped: true })));
    expect(await runSuite(skipped)).toMatchObject({ failed: 0, skipped: 1 });
    process.env["CI"] = "true";
    expect(await runSuite(skipped)).toMatchObject({ failed: 1, skipped: 0 });
  });

  test("of named checks continues after a failed one", async () => {
    const checks = new Checks();
    expect(
      await checks.check("first", () => Promise.reject(new Failure("it lacks a licence"))),
    ).toBeUndefined();
    expect(await checks.check("second", () => Promise.resolve("its result"))).toBe("its result");
    expect(checks.outcome()).toMatchObject({ passed: 1, failed: 1, output: "✗ first\nit lacks a licence" });
  });
});

test("pytest's counts come from its report", () => {
  const directory = mkdtempSync(join(tmpdir(), "mizan-junit-"));
  const file = join(directory, "report.xml");
  writeFileSync(
    file,
    '<?xml version="1.0"?><testsuites name="pytest tests"><testsuite name="pytest" errors="1" failures="2" skipped="3" tests="10" time="0.1"><testcase name="skipped=&quot;9&quot;"/></testsuite></testsuites>',
  );
  expect(readCounts(file, "")).toEqual({ passed: 4, failed: 3, skipped: 3 });
  rmSync(directory, { recursive: true });
  expect(() => readCounts(file, "ERROR: usage")).toThrow("ERROR: usage\npytest ended without a report.");
});

test("cargo's counts are those of all test binaries", () => {
  const output = `test a ... ok
test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.02s
test result: FAILED. 42 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 9.28s`;
  expect(readCargoCounts(output)).toEqual({ passed: 47, failed: 2, skipped: 1 });
});

test("suites run two at once, in order; those that need the whole machine follow one by one", async () => {
  const events = [];
  const suites = [
    { name: "jest" },
    { name: "e2e", isAlone: true },
    { name: "pytest one" },
    { name: "load", isAlone: true },
    { name: "pytest two" },
  ];
  const end = new Map();
  const run = async ({ name }) => {
    events.push(name);
    await new Promise((resolve) => end.set(name, resolve));
    events.push(`${name} ended`);
  };
  const running = (async () => {
    for (const stage of stages(suites)) await runStage(stage, run);
  })();
  for (const name of ["pytest one", "pytest two", "jest", "e2e", "load"]) {
    end.get(name)();
    await new Promise(setImmediate);
  }
  await running;
  expect(events).toEqual([
    ...["jest", "pytest one", "pytest one ended", "pytest two", "pytest two ended", "jest ended"],
    ...["e2e", "e2e ended", "load", "load ended"],
  ]);
});
