import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

/** TypeScript 5.9, which emits mizan itself, and TypeScript 7, written in Go. */
export const COMPILERS = ["typescript", "typescript7"] as const;

/** @returns what the compiler says about a project: nothing when all is well. */
export function compile(compiler: (typeof COMPILERS)[number], project: URL): string {
  const tsc = createRequire(import.meta.url)
    .resolve(`${compiler}/package.json`)
    .replace(/package\.json$/, "bin/tsc");
  try {
    return execFileSync(process.execPath, [tsc, "-p", fileURLToPath(project)], { encoding: "utf8" });
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}
