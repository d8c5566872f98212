import { existsSync, readFileSync, statSync } from "node:fs";
import { mkdir, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { digest } from "../output/digest.ts";
import type { FolderPlan } from "../output/plan.ts";
import type { BuildInputs } from "./inputs.ts";
import { hasBytes } from "./has-bytes.ts";

/** What the last build of a project was made from and left behind. A cache: losing it costs only time. */
export interface BuildState {
  /** `BuildInputs.made`; null when a build with the same inputs may still make something else. */
  readonly made: string | null;
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
export function readState(root: string): BuildState | undefined {
  const files = stateFiles(root);
  if (files === undefined) return undefined;
  try {
    const state = JSON.parse(readFileSync(files.state, "utf8")) as BuildState;
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

/**
 * Whether a build with these inputs would change nothing. The documents themselves are compared, which takes less
 * time than to load what hashes them.
 */
export function isUnchanged(
  root: string,
  state: BuildState | undefined,
  inputs: BuildInputs | undefined,
): boolean {
  if (inputs === undefined || state?.made !== inputs.made) return false;
  try {
    return (
      hasBytes(stateFiles(root)!.documents, inputs.documents) &&
      state.folders.every(({ outDir, files }) =>
        Object.entries(files).every(([name, recorded]) => isAsRecorded(path.join(outDir, name), recorded)),
      )
    );
  } catch {
    return false;
  }
}

/**
 * Remembers a build that succeeded. Failing to is no failure of the build. Whichever of the two files is there when
 * the process is killed, the other one is of a build whose output is not there any more, or is the same.
 */
export async function writeState(
  root: string,
  inputs: BuildInputs | undefined,
  plans: readonly FolderPlan[],
  diagnostics: readonly Diagnostic[],
): Promise<void> {
  const files = stateFiles(root);
  if (files === undefined) return;
  try {
    const folders: FolderState[] = [];
    for (const plan of plans) folders.push(await folderState(plan));
    const state: BuildState = { made: inputs?.made ?? null, folders, diagnostics };
    await mkdir(path.dirname(files.state), { recursive: true });
    await replace(files.documents, inputs?.documents ?? "");
    await replace(files.state, JSON.stringify(state));
  } catch {
    // A read-only node_modules, a full disk: the next build just does its work again.
  }
}

async function replace(file: string, contents: string | Uint8Array): Promise<void> {
  const written = `${file}.${process.pid}`;
  await rm(written, { force: true });
  await writeFile(written, contents, { flag: "wx" });
  await rename(written, file);
}

async function folderState({ outDir, digests }: FolderPlan): Promise<FolderState> {
  const files: [name: string, recorded: [number, number, string]][] = [];
  for (const [name, sha256] of digests) {
    const { size, mtimeMs } = await stat(path.join(outDir, name));
    files.push([name, [size, mtimeMs, sha256]]);
  }
  return { outDir, files: Object.fromEntries(files) };
}

/** @throws a system error when there is no such file. */
function isAsRecorded(file: string, [size, mtimeMs, sha256]: FolderState["files"][string]): boolean {
  const found = statSync(file);
  return (found.size === size && found.mtimeMs === mtimeMs) || digest(readFileSync(file)) === sha256;
}

/** In the nearest `node_modules/.cache`, where other tools keep theirs; without one there is no state. */
function stateFiles(root: string): { state: string; documents: string } | undefined {
  for (let folder = root; ; folder = path.dirname(folder)) {
    const modules = path.join(folder, "node_modules");
    if (existsSync(modules)) {
      const project = path.join(modules, ".cache", "mizan", path.relative(folder, root));
      return { state: path.join(project, "build.json"), documents: path.join(project, "build.documents") };
    }
    if (folder === path.dirname(folder)) return undefined;
  }
}
