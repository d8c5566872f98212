import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const own = fileURLToPath(new URL("../bin/mizan.js", import.meta.url));
const core = createRequire(import.meta.url)
  .resolve("@mizan/core/package.json")
  .replace("package.json", "bin/mizan.js");
const run = (program: string, ...args: string[]): string =>
  execFileSync(process.execPath, [program, ...args], { encoding: "utf8" });

test("the command is that of @mizan/core", () => {
  expect(run(own, "--version")).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect(run(own, "--help")).toBe(run(core, "--help"));
});
