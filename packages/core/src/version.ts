import { readFileSync } from "node:fs";

/** Bundled or not, this module lies one folder below it. */
export const packageRoot: URL = new URL("../", import.meta.url);

/** The version of this package, as its manifest states it. */
export function coreVersion(): string {
  const manifest = JSON.parse(readFileSync(new URL("package.json", packageRoot), "utf8")) as {
    version: string;
  };
  return manifest.version;
}
