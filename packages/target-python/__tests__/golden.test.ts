import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { documents, emit } from "./emit.ts";
import { pyright, python, run } from "./python.ts";

const golden = new URL("./__golden__/", import.meta.url);
const cwd = fileURLToPath(golden);
const packages = Object.keys(documents);

test.each(packages)("the package %s is exactly this", async (name) => {
  const files = await emit(documents[name]!());
  const directory = new URL(`${name}/`, golden);
  if (process.env["UPDATE_GOLDEN"] !== undefined) {
    rmSync(directory, { recursive: true, force: true });
    mkdirSync(directory);
    for (const [file, text] of Object.entries(files)) writeFileSync(new URL(file, directory), text);
  }
  const names = readdirSync(directory).filter((file) => file !== "__pycache__");
  const texts = names.map((file) => [file, readFileSync(new URL(file, directory), "utf8")]);
  expect(files).toEqual(Object.fromEntries(texts));
});

const isolated = ["--isolated", "--target-version", "py311"];

test("ruff would format nothing", () => {
  expect(run(python, ["-m", "ruff", "format", ...isolated, "--check", "."], { cwd })).toMatch(
    /already formatted/,
  );
});

test("ruff finds nothing", () => {
  const rules = ["--extend-select", "I,UP,B,C4,SIM,RUF,W"];
  const ignored = ["--ignore", "RUF001,RUF002"];
  expect(run(python, ["-m", "ruff", "check", ...isolated, ...rules, ...ignored, "."], { cwd })).toBe(
    "All checks passed!\n",
  );
});

test("mypy --strict finds nothing", () => {
  const args = ["-m", "mypy", "--strict", "--config-file=", "--python-version=3.11"];
  run(python, [...args, ...packages.flatMap((name) => ["-p", name])], { cwd });
});

test("pyright in strict mode finds nothing", () => {
  run(process.execPath, [pyright, "--project", cwd, "--pythonpath", python], { cwd });
});
