import { lstat, readFile } from "node:fs/promises";
import path from "node:path";
import { type Diagnostic, DiagnosticError } from "../diagnostics/diagnostic.ts";
import { outdirForeign, outputEdited, outputForeign } from "../diagnostics/output.ts";
import type { OutputFiles } from "../hooks.ts";
import { directoryContent, type DirectoryContent, unlessMissing } from "./file-system.ts";
import { digest, hasNotice, manifestText, readManifest } from "./manifest.ts";
import { MANIFEST_NAME } from "./path-problem.ts";
import { isOfTransaction } from "./siblings.ts";

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

interface FileOnDisk {
  readonly sha256: string;
  /** Whether its text says that mizan wrote it. */
  readonly hasNotice: boolean;
}

/**
 * Compares the generated files with those on the disk.
 * @param force overwrite generated files that were edited, and do without a manifest.
 * @throws DiagnosticError for files that were edited, unless forced, and for files that are not ours and have the path
 * of a generated one.
 */
export async function planDirectory(
  outDir: string,
  files: OutputFiles,
  force: boolean,
): Promise<DirectoryPlan> {
  const present = await presentContent(outDir);
  const manifest = await readManifest(outDir, { mayBeBroken: force });
  const recorded = new Map(Object.entries(manifest?.files ?? {}));
  const generated = new Map(files.map((file) => [file.path, { ...file, sha256: digest(file.contents) }]));
  const onDisk = await filesOnDisk(outDir, new Set([...recorded.keys(), ...generated.keys()]), present);

  const problems: Diagnostic[] = [];
  const writes = new Map<string, string>();
  const changes: OutputChange[] = [];
  const edited: string[] = [];
  for (const [name, { contents, sha256, plugin }] of generated) {
    const found = onDisk.get(name);
    if (found?.sha256 === sha256) continue;
    writes.set(name, contents);
    if (found === undefined) {
      const blocking = blockedBy(name, present, recorded);
      if (blocking === undefined) changes.push({ outDir, path: name, change: "added" });
      else if (manifest !== undefined)
        problems.push(outputForeign({ path: path.join(outDir, blocking), plugin }));
      continue;
    }
    changes.push({ outDir, path: name, change: "changed" });
    if (recorded.get(name)?.sha256 === found.sha256) continue;
    if (recorded.has(name) || found.hasNotice) edited.push(name);
    else if (manifest !== undefined) problems.push(outputForeign({ path: path.join(outDir, name), plugin }));
  }
  const removals = new Set<string>();
  for (const [name, { sha256 }] of recorded) {
    const found = onDisk.get(name);
    if (generated.has(name) || found === undefined) continue;
    if (found.sha256 !== sha256) edited.push(name);
    removals.add(name);
    changes.push({ outDir, path: name, change: "removed" });
  }
  if (manifest === undefined) problems.push(...foreignFiles(outDir, present, generated, onDisk));
  if (edited.length > 0 && !force)
    problems.push(outputEdited({ outDir, files: edited, hasManifest: manifest !== undefined }));
  if (problems.length > 0) throw new DiagnosticError(problems);

  const text = manifestText([...generated].map(([name, { sha256, plugin }]) => [name, { sha256, plugin }]));
  const found = await unlessMissing(readFile(path.join(outDir, MANIFEST_NAME)));
  if (found === undefined || digest(found) !== digest(text)) writes.set(MANIFEST_NAME, text);
  const ours = new Map([...generated].map(([name, { sha256 }]) => [name, sha256]));
  return { outDir, present, changes, writes, removals, digests: ours.set(MANIFEST_NAME, digest(text)) };
}

/** Without what a killed build left inside, which a comparison keeps. */
async function presentContent(outDir: string): Promise<DirectoryContent | undefined> {
  const content = await unlessMissing(directoryContent(outDir));
  if (content === undefined) return undefined;
  const { files, emptyDirectories } = content;
  const others = (names: readonly string[]): string[] => names.filter((name) => !isOfTransaction(name));
  return { files: others(files), emptyDirectories: others(emptyDirectories) };
}

/** The named files that exist. */
async function filesOnDisk(
  outDir: string,
  names: ReadonlySet<string>,
  present: DirectoryContent | undefined,
): Promise<ReadonlyMap<string, FileOnDisk>> {
  const found = new Map<string, FileOnDisk>();
  for (const name of present?.files ?? []) {
    if (!names.has(name)) continue;
    const file = path.join(outDir, name);
    // A symbolic link instead of a file of ours counts as an edit, since its target is not ours.
    if (!(await lstat(file)).isFile()) found.set(name, { sha256: "not a file", hasNotice: false });
    else {
      const contents = await readFile(file);
      found.set(name, { sha256: digest(contents), hasNotice: hasNotice(contents) });
    }
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

/** What people and systems put into a directory that is otherwise empty. They stay. */
const TOOL_FILES: ReadonlySet<string> = new Set([
  ".gitignore",
  ".gitkeep",
  ".keep",
  ".DS_Store",
  "Thumbs.db",
]);

/** Without a manifest, a directory may only contain files of paths that the build writes, and that it can tell as its own. */
function foreignFiles(
  outDir: string,
  present: DirectoryContent | undefined,
  generated: ReadonlyMap<string, { readonly sha256: string }>,
  onDisk: ReadonlyMap<string, FileOnDisk>,
): readonly Diagnostic[] {
  const foreign = (present?.files ?? []).filter((name) => {
    const file = generated.get(name);
    const found = onDisk.get(name);
    const isOurs = file !== undefined && (found?.hasNotice === true || found?.sha256 === file.sha256);
    return !isOurs && name !== MANIFEST_NAME && !TOOL_FILES.has(name);
  });
  return foreign.length === 0 ? [] : [outdirForeign({ outDir, files: foreign })];
}
