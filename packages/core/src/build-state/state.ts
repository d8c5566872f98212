import { createHash } from "node:crypto";
import { mkdir, readFile, rename, stat, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import path from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { digest } from "../output/digest.ts";
import type { FolderPlan } from "../output/plan.ts";

/** What the last build of a project was made from and left behind. A cache: losing it costs only time. */
export interface BuildState {
  readonly fingerprint: string | null;
  readonly folders: readonly FolderState[];
  /** Warnings and notes, which an unchanged build repeats. */
  readonly diagnostics: readonly Diagnostic[];
}

interface FolderState {
  readonly outDir: string;
  /** Size, mtime in milliseconds and digest of every file that is ours, by path. */
  readonly files: Readonly<Record<string, readonly [size: number, mtimeMs: number, sha256: string]>>;
}

/** @returns undefined where there is none, or it is not what this version writes. */
export async function readState(root: string): Promise<BuildState | undefined> {
  const file = stateFile(root);
  if (file === undefined) return undefined;
  try {
    const state = JSON.parse(await readFile(file, "utf8")) as BuildState;
    return isState(state) ? state : undefined;
  } catch {
    return undefined;
  }
}

/** @throws TypeError for some values of other shapes. */
function isState({ folders, diagnostics }: BuildState): boolean {
  return (
    Array.isArray(diagnostics) &&
    folders.every(
      ({ outDir, files }) =>
        typeof outDir === "string" && Object.values(files).every((one) => Array.isArray(one)),
    )
  );
}

/** Whether a build with this fingerprint would change nothing. */
export async function isUnchanged(
  state: BuildState | undefined,
  fingerprint: string | undefined,
): Promise<boolean> {
  if (state === undefined || fingerprint === undefined || state.fingerprint !== fingerprint) return false;
  for (const { outDir, files } of state.folders) {
    for (const [name, recorded] of Object.entries(files)) {
      if (!(await isAsRecorded(path.join(outDir, name), recorded))) return false;
    }
  }
  return true;
}

/** Remembers a build that succeeded. Failing to is no failure of the build. */
export async function writeState(
  root: string,
  fingerprint: string | undefined,
  plans: readonly FolderPlan[],
  diagnostics: readonly Diagnostic[],
): Promise<void> {
  const file = stateFile(root);
  if (file === undefined) return;
  try {
    const folders: FolderState[] = [];
    for (const plan of plans) folders.push(await folderState(plan));
    const state: BuildState = { fingerprint: fingerprint ?? null, folders, diagnostics };
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(`${file}.${process.pid}`, JSON.stringify(state));
    await rename(`${file}.${process.pid}`, file);
  } catch {
    // A read-only node_modules, a full disk: the next build just does its work again.
  }
}

async function folderState({ outDir, digests }: FolderPlan): Promise<FolderState> {
  const files: [name: string, recorded: [number, number, string]][] = [];
  for (const [name, sha256] of digests) {
    const { size, mtimeMs } = await stat(path.join(outDir, name));
    files.push([name, [size, mtimeMs, sha256]]);
  }
  return { outDir, files: Object.fromEntries(files) };
}

async function isAsRecorded(
  file: string,
  [size, mtimeMs, sha256]: FolderState["files"][string],
): Promise<boolean> {
  try {
    const found = await stat(file);
    if (found.size === size && found.mtimeMs === mtimeMs) return true;
    return digest(await readFile(file)) === sha256;
  } catch {
    return false;
  }
}

/** In the nearest `node_modules/.cache`, where other tools keep theirs; without one there is no state. */
function stateFile(root: string): string | undefined {
  const name = `${createHash("sha256").update(root).digest("hex").slice(0, 16)}.json`;
  for (let folder = root; ; folder = path.dirname(folder)) {
    const modules = path.join(folder, "node_modules");
    if (existsSync(modules)) return path.join(modules, ".cache", "mizan", name);
    if (folder === path.dirname(folder)) return undefined;
  }
}
