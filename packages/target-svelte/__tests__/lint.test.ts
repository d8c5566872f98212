import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import svelte from "../src/index.ts";
import { withFiles } from "../../target-typescript/__tests__/compile.ts";
import { type Files, fixture, generate } from "../../target-typescript/__tests__/generate.ts";
import { lintFiles } from "../../target-typescript/__tests__/lint.ts";

const tests = new URL("./", import.meta.url);
const svelteCheck = path.join(
  path.dirname(createRequire(import.meta.url).resolve("svelte-check/package.json")),
  "bin/svelte-check",
);

/** What svelte-check reports, warnings included. */
function check(directory: string): readonly string[] {
  const settings = { compilerOptions: { experimental: { async: true } } };
  writeFileSync(path.join(directory, "svelte.config.js"), `export default ${JSON.stringify(settings)};\n`);
  const args = [
    svelteCheck,
    ...["--fail-on-warnings", "--output", "machine", "--tsconfig", "./tsconfig.json"],
  ];
  const { stdout, status } = spawnSync(process.execPath, args, { cwd: directory, encoding: "utf8" });
  const found = stdout.split("\n").filter((line) => /^\d+ (ERROR|WARNING|FAILURE)/.test(line));
  return status === 0 || found.length > 0 ? found : [stdout];
}

/** Clients with imports of every kind, and pages that use them. */
async function project(): Promise<Files> {
  const documents = [
    ["projects", ".js"],
    ["type-mapping", ""],
    ["forms", ".ts"],
  ] as const;
  const clients = documents.map(async ([name, importExtension]) => {
    const files = await generate(fixture(name), svelte({ outDir: "src/api", importExtension }));
    return Object.entries(files).map(([file, contents]) => [`${name}/${file}`, contents] as const);
  });
  const pages = ["destructured.svelte", "page.svelte"].map(
    (name) => [`pages/${name}`, readFileSync(new URL(`linted/${name}`, tests), "utf8")] as const,
  );
  return Object.fromEntries([...(await Promise.all(clients)).flat(), ...pages]);
}

// Lines 5 and 7 to 9 destructure results; functions, $derived, templates and callbacks may do so.
test("the strict type-checked rules and Svelte's report destructuring that loses reactivity, and the function of a deprecated one", async () => {
  expect(lintFiles(tests, await project())).toMatchObject([
    ...[5, 7, 7, 8, 9].map((line) => ({
      file: "pages/destructured.svelte",
      line,
      rule: "mizan/no-destructuring",
    })),
    {
      file: "type-mapping/hooks.ts",
      rule: "@typescript-eslint/no-deprecated",
      message: "`documented` is deprecated.",
    },
  ]);
});

test("svelte-check finds neither an error nor a warning in clients and pages", async () => {
  expect(withFiles(tests, await project(), check)).toEqual([]);
});
