/** @jest-environment node */
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import react from "../src/index.ts";
import { withFiles } from "../../target-typescript/__tests__/compile.ts";
import { fixture, generate } from "../../target-typescript/__tests__/generate.ts";

interface Linted {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null; readonly message: string }[];
}

const tests = new URL("./", import.meta.url);
const config = fileURLToPath(new URL("strict.eslint.config.mjs", tests));
const eslint = path.join(
  path.dirname(createRequire(import.meta.url).resolve("eslint/package.json")),
  "bin/eslint.js",
);

/** What ESLint reports in a directory: file, rule and message. */
function lint(directory: string): readonly string[] {
  const args = [eslint, "--config", config, "--format", "json", "."];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: directory, encoding: "utf8" });
  if (stdout === "") throw new Error(stderr);
  return (JSON.parse(stdout) as Linted[]).flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId, message }) =>
      [path.relative(directory, filePath), String(ruleId), message].join(" | "),
    ),
  );
}

test("clients pass the strict type-checked rules and React's, except that the hook of a deprecated function uses it", async () => {
  const clients = await Promise.all(
    ["projects", "type-mapping", "forms"].map(async (name) => {
      const files = await generate(fixture(name), react({ outDir: "src/api" }));
      return Object.entries(files).map(([file, contents]) => [`${name}/${file}`, contents] as const);
    }),
  );
  expect(withFiles(tests, Object.fromEntries(clients.flat()), lint)).toEqual([
    "type-mapping/hooks.ts | @typescript-eslint/no-deprecated | `documented` is deprecated.",
  ]);
});
