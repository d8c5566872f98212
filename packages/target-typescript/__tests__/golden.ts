import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { Files } from "./generate.ts";

/**
 * Expects the files to be exactly those of a folder. With `UPDATE_GOLDEN=1` the folder is written instead: read
 * every line of the difference before you commit it.
 * @param folder with a slash at its end
 */
export function expectGolden(folder: URL, files: Files): void {
  if (process.env["UPDATE_GOLDEN"] !== undefined) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    for (const [path, contents] of Object.entries(files)) writeFileSync(new URL(path, folder), contents);
  }
  const golden = readdirSync(folder).map((path) => [path, readFileSync(new URL(path, folder), "utf8")]);
  expect(files).toEqual(Object.fromEntries(golden));
}
