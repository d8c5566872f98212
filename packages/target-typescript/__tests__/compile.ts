import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Files } from "./generate.ts";

/** TypeScript 5.9, which emits mizan itself, and TypeScript 7, written in Go. */
export const COMPILERS = ["typescript", "typescript7"] as const;

type Compiler = (typeof COMPILERS)[number];

/** @returns the compiler's errors for a project, empty if there are none. */
export function compile(compiler: Compiler, project: URL): string {
  const tsc = createRequire(import.meta.url)
    .resolve(`${compiler}/package.json`)
    .replace(/package\.json$/, "bin/tsc");
  try {
    return execFileSync(process.execPath, [tsc, "-p", fileURLToPath(project)], { encoding: "utf8" });
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

/**
 * Compiles files that are not on the disk, with the settings of a package's goldens.
 * @param tests the package's `__tests__` directory, with a slash at its end
 * @returns the compiler's errors, empty if there are none
 */
export function compileFiles(compiler: Compiler, tests: URL, files: Files): string {
  return withFiles(tests, files, (directory) => compile(compiler, pathToFileURL(directory)));
}

/**
 * Writes files and a tsconfig.json with the settings of a package's goldens, for as long as `body` runs.
 * @param tests the package's `__tests__` directory, with a slash at its end
 * @returns what `body` returns for the directory
 */
export function withFiles<Result>(tests: URL, files: Files, body: (directory: string) => Result): Result {
  const directory = mkdtempSync(fileURLToPath(new URL("compiled-", tests)));
  try {
    const settings = {
      extends: "../__golden__/tsconfig.json",
      include: ["**/*.ts", "**/*.tsx", "**/*.svelte", "**/*.vue"],
    };
    const all = { ...files, "tsconfig.json": JSON.stringify(settings) };
    for (const [name, contents] of Object.entries(all)) {
      const file = path.join(directory, name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, contents);
    }
    return body(directory);
  } finally {
    rmSync(directory, { recursive: true });
  }
}
