import { readFileSync } from "node:fs";

/** This module is one directory below it, in `src` and in `dist`. */
export const packageRoot: URL = new URL("../", import.meta.url);

/** The version of this package, as its manifest states it. */
export function coreVersion(): string {
  const manifest = JSON.parse(readFileSync(new URL("package.json", packageRoot), "utf8")) as {
    version: string;
  };
  return manifest.version;
}
