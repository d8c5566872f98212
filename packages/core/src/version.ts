import { readFileSync } from "node:fs";

/** The version of this package, as its manifest states it. */
export function coreVersion(): string {
  const manifest = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
    version: string;
  };
  return manifest.version;
}
