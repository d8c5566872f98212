import { createHash } from "node:crypto";
import { lstat, readFile } from "node:fs/promises";
import path from "node:path";
import { DiagnosticError } from "../diagnostics/diagnostic.ts";
import { manifestUnreadable } from "../diagnostics/output.ts";
import { unlessMissing } from "./file-system.ts";
import { MANIFEST_NAME, pathProblem } from "./path-problem.ts";

/** The files that mizan wrote into an output directory. The manifest is in the directory, so that version control keeps both together. */
export interface Manifest {
  /** Version of this format. */
  readonly mizanManifest: 1;
  /** By path, relative with `/`, sorted. */
  readonly files: Readonly<Record<string, ManifestEntry>>;
}

export interface ManifestEntry {
  /** The digest of the file as it was written. A file with another digest was edited. */
  readonly sha256: string;
  /** Name of the plugin that emitted it. */
  readonly plugin: string;
}

/** @throws DiagnosticError when there is one but it is not valid. */
export async function readManifest(outDir: string): Promise<Manifest | undefined> {
  const file = path.join(outDir, MANIFEST_NAME);
  const stats = await unlessMissing(lstat(file));
  if (stats === undefined) return undefined;
  const fail = (reason: string): never => {
    throw new DiagnosticError(manifestUnreadable({ path: file, reason }));
  };
  if (!stats.isFile()) return fail("it is a link or a directory");
  let manifest: Manifest;
  try {
    manifest = JSON.parse(await readFile(file, "utf8")) as Manifest;
  } catch (error) {
    return fail((error as Error).message);
  }
  if (manifest?.mizanManifest !== 1) fail("it was written by another version of mizan");
  if (typeof manifest.files !== "object" || manifest.files === null) fail("`files` is not an object");
  for (const [name, entry] of Object.entries(manifest.files)) {
    if (pathProblem(name) !== undefined || typeof entry?.sha256 !== "string")
      fail(`the entry ${JSON.stringify(name)} is not valid`);
  }
  return manifest;
}

export function manifestText(files: Iterable<readonly [string, ManifestEntry]>): string {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  const manifest: Manifest = { mizanManifest: 1, files: Object.fromEntries(sorted) };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/**
 * SHA-256 of a file in hex, with line ends as `\n`, so that files do not look edited after a checkout that turned them
 * into `\r\n`.
 */
export function digest(contents: string | Uint8Array): string {
  const text = typeof contents === "string" ? contents : Buffer.from(contents).toString("utf8");
  return createHash("sha256")
    .update(text.includes("\r") ? text.replaceAll("\r\n", "\n") : text)
    .digest("hex");
}
