import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Files } from "./generate.ts";

/**
 * Expects the files to be exactly those of a directory. With `UPDATE_GOLDEN=1` the directory is written instead: read
 * every line of the difference before you commit it.
 * @param directory with a slash at its end
 * @param elsewhere files of the client that another directory owns; a line that exports them takes their place here
 */
export function expectGolden(
  directory: URL,
  files: Files,
  elsewhere: Readonly<Record<string, URL>> = {},
): void {
  const links = Object.entries(elsewhere).map(([name, owner]) => {
    const target = path.relative(fileURLToPath(directory), fileURLToPath(owner)).replaceAll(path.sep, "/");
    return [name, `export * from "${target}";\n`] as const;
  });
  const expected: Files = { ...files, ...Object.fromEntries(links) };
  if (process.env["UPDATE_GOLDEN"] !== undefined) {
    rmSync(directory, { recursive: true, force: true });
    mkdirSync(directory, { recursive: true });
    for (const [name, contents] of Object.entries(expected))
      writeFileSync(new URL(name, directory), contents);
  }
  const golden = readdirSync(directory).map((name) => [name, readFileSync(new URL(name, directory), "utf8")]);
  expect(expected).toEqual(Object.fromEntries(golden));
}
