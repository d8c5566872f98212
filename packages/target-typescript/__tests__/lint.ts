import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { withFiles } from "./compile.ts";
import type { Files } from "./generate.ts";

interface Linted {
  readonly filePath: string;
  readonly messages: readonly {
    readonly ruleId: string | null;
    readonly line: number;
    readonly message: string;
  }[];
}

/** A report of ESLint. */
interface Report {
  readonly file: string;
  readonly line: number;
  readonly rule: string | null;
  readonly message: string;
}

const eslint = path.join(
  path.dirname(createRequire(import.meta.url).resolve("eslint/package.json")),
  "bin/eslint.js",
);

/**
 * What ESLint reports in files that are not on the disk.
 * @param tests a directory with `strict.eslint.config.mjs`, with a slash at its end
 */
export function lintFiles(tests: URL, files: Files): readonly Report[] {
  const config = fileURLToPath(new URL("strict.eslint.config.mjs", tests));
  return withFiles(tests, files, (directory) => {
    const args = [eslint, "--config", config, "--format", "json", "."];
    const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: directory, encoding: "utf8" });
    if (stdout === "") throw new Error(stderr);
    return (JSON.parse(stdout) as Linted[]).flatMap(({ filePath, messages }) =>
      messages.map(({ ruleId, line, message }) => ({
        file: path.relative(directory, filePath),
        line,
        rule: ruleId,
        message,
      })),
    );
  });
}
