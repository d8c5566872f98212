import { lstat, readFile } from "node:fs/promises";
import path from "node:path";
import { type Diagnostic, DiagnosticError } from "../diagnostics/diagnostic.ts";
import { outdirForeign, outputEdited, outputForeign } from "../diagnostics/output.ts";
import type { OutputFiles } from "../hooks.ts";
import { directoryContent, type DirectoryContent, unlessMissing } from "./file-system.ts";
import { digest, manifestText, readManifest } from "./manifest.ts";
import { MANIFEST_NAME } from "./path-problem.ts";

export interface OutputChange {
  /** Absolute. */
  readonly outDir: string;
  /** Relative to `outDir`, with `/`. */
  readonly path: string;
  readonly change: "added" | "changed" | "removed";
}

/** The changes to make in one output directory. */
export interface DirectoryPlan {
  readonly outDir: string;
  /** The current content; undefined when the directory does not exist. */
  readonly present: DirectoryContent | undefined;
  readonly changes: readonly OutputChange[];
  /** Contents of the files to write, by path. Includes the manifest when it changes. */
  readonly writes: ReadonlyMap<string, string>;
  readonly removals: ReadonlySet<string>;
  /** Digest of every file that is ours afterwards, including the manifest. */
  readonly digests: ReadonlyMap<string, string>;
}

const SHOWN_FILES = 5;

/**
 * Compares the generated files with those on the disk.
 * @throws DiagnosticError for every file that was edited, or is not ours and has the path of a generated one.
 */
export async function planDirectory(outDir: string, files: OutputFiles): Promise<DirectoryPlan> {
  const present = await unlessMissing(directoryContent(outDir));
  const manifest = await readManifest(outDir);
  const recorded = new Map(Object.entries(manifest?.files ?? {}));
  const generated = new Map(files.map((file) => [file.path, { ...file, sha256: digest(file.contents) }]));
  const onDisk = await digests(outDir, new Set([...recorded.keys(), ...generated.keys()]), present);

  const problems: Diagnostic[] = [];
  const writes = new Map<string, string>();
  const changes: OutputChange[] = [];
  for (const [name, { contents, sha256, plugin }] of generated) {
    const found = onDisk.get(name);
    if (found === sha256) continue;
    const blocking = found === undefined ? blockedBy(name, present, recorded) : name;
    if (found !== undefined && recorded.get(name)?.sha256 === found)
      changes.push({ outDir, path: name, change: "changed" });
    else if (blocking === undefined) changes.push({ outDir, path: name, change: "added" });
    else if (recorded.has(name)) problems.push(outputEdited({ path: path.join(outDir, name) }));
    else if (manifest !== undefined)
      problems.push(outputForeign({ path: path.join(outDir, blocking), plugin }));
    writes.set(name, contents);
  }
  const removals = new Set<string>();
  for (const [name, { sha256 }] of recorded) {
    const found = onDisk.get(name);
    if (generated.has(name) || found === undefined) continue;
    if (found !== sha256) problems.push(outputEdited({ path: path.join(outDir, name) }));
    removals.add(name);
    changes.push({ outDir, path: name, change: "removed" });
  }
  if (manifest === undefined) problems.push(...foreignFiles(outDir, present, generated, onDisk));
  if (problems.length > 0) throw new DiagnosticError(problems);

  const text = manifestText([...generated].map(([name, { sha256, plugin }]) => [name, { sha256, plugin }]));
  const found = await unlessMissing(readFile(path.join(outDir, MANIFEST_NAME)));
  if (found === undefined || digest(found) !== digest(text)) writes.set(MANIFEST_NAME, text);
  const ours = new Map([...generated].map(([name, { sha256 }]) => [name, sha256]));
  return { outDir, present, changes, writes, removals, digests: ours.set(MANIFEST_NAME, digest(text)) };
}

/** Digests of the named files that exist. */
async function digests(
  outDir: string,
  names: ReadonlySet<string>,
  present: DirectoryContent | undefined,
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const name of present?.files ?? []) {
    if (!names.has(name)) continue;
    const file = path.join(outDir, name);
    // A symbolic link instead of a file of ours counts as an edit, since its target is not ours.
    found.set(name, (await lstat(file)).isFile() ? digest(await readFile(file)) : "not a file");
  }
  return found;
}

/** A file above or below `name` that is not ours. `name` itself is not on the disk. */
function blockedBy(
  name: string,
  present: DirectoryContent | undefined,
  recorded: ReadonlyMap<string, unknown>,
): string | undefined {
  return present?.files.find(
    (file) => !recorded.has(file) && (name.startsWith(`${file}/`) || file.startsWith(`${name}/`)),
  );
}

/** Without a manifest, a directory may only contain files that the build would write with the same contents. */
function foreignFiles(
  outDir: string,
  present: DirectoryContent | undefined,
  generated: ReadonlyMap<string, { readonly sha256: string }>,
  onDisk: ReadonlyMap<string, string>,
): readonly Diagnostic[] {
  const foreign = (present?.files ?? []).filter(
    (name) => onDisk.get(name) !== generated.get(name)?.sha256 || !generated.has(name),
  );
  if (foreign.length === 0) return [];
  return [
    outdirForeign({
      outDir,
      examples: foreign.slice(0, SHOWN_FILES),
      more: Math.max(0, foreign.length - SHOWN_FILES),
    }),
  ];
}
