/** @jest-environment node */
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const tsc = createRequire(import.meta.url)
  .resolve("typescript/package.json")
  .replace(/package\.json$/, "bin/tsc");

test("a program for Node compiles against the kernel without the types of a browser", () => {
  const program = fileURLToPath(new URL("./without-dom/program.ts", import.meta.url));
  const settings = "--noEmit --strict --target es2023 --lib es2023 --types node --module nodenext";
  const checked = [...settings.split(" "), "--exactOptionalPropertyTypes", "--skipLibCheck", "false"];
  const said = execFileSync(process.execPath, [tsc, ...checked, program], { encoding: "utf8" });
  expect(said).toBe("");
}, 120_000);
