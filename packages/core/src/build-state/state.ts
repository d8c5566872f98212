import { existsSync, readFileSync, statSync } from "node:fs";
import { mkdir, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { digest } from "../output/manifest.ts";
import type { DirectoryPlan } from "../output/plan.ts";
import { type BuildInputs, hasBytes } from "./inputs.ts";

/** The inputs and outputs of the last build of a project. A cache: losing it costs only time. */
export interface BuildState {
  /** `BuildInputs.made`; null when a build with the same inputs may have another output. */
  readonly made: string | null;
  readonly directories: readonly DirectoryState[];
  /** Warnings and notes, which an unchanged build repeats. */
  readonly diagnostics: readonly Diagnostic[];
}

interface DirectoryState {
  readonly outDir: string;
  /** Size, mtime in milliseconds and digest of every file that mizan wrote, by path. */
  readonly files: Readonly<Record<string, readonly [size: number, mtimeMs: number, sha256: string]>>;
}

/** @returns undefined if there is none, or it has another format. */
export function readState(files: StateFiles | undefined): BuildState | undefined {
  if (files === undefined) return undefined;
  try {
    const state = JSON.parse(readFileSync(files.state, "utf8")) as BuildState;
    return isState(state) ? state : undefined;
  } catch {
    return undefined;
  }
}

/** @throws TypeError for some values of other shapes. */
function isState({ directories, diagnostics }: BuildState): boolean {
  return (
    Array.isArray(diagnostics) &&
    directories.every(
      ({ outDir, files }) =>
        typeof outDir === "string" && Object.values(files).every((one) => Array.isArray(one)),
    )
  );
}

/**
 * Whether a build with these inputs would change nothing. The documents themselves are compared, since loading
 * `node:crypto` to hash them would take longer.
 */
export function isUnchanged(
  files: StateFiles | undefined,
  state: BuildState | undefined,
  inputs: BuildInputs | undefined,
): boolean {
  if (inputs === undefined || state?.made !== inputs.made) return false;
  try {
    return (
      hasBytes(files!.documents, inputs.documents) &&
      state.directories.every(({ outDir, files }) =>
        Object.entries(files).every(([name, recorded]) => isAsRecorded(path.join(outDir, name), recorded)),
      )
    );
  } catch {
    return false;
  }
}

/**
 * Remembers a build that succeeded. If that fails, the build still succeeds. If the process is killed between the two
 * files, they do not match each other or the output, and the next build does its work again.
 */
export async function writeState(
  files: StateFiles | undefined,
  inputs: BuildInputs | undefined,
  plans: readonly DirectoryPlan[],
  diagnostics: readonly Diagnostic[],
): Promise<void> {
  if (files === undefined) return;
  try {
    const directories: DirectoryState[] = [];
    for (const plan of plans) directories.push(await directoryState(plan));
    const state: BuildState = { made: inputs?.made ?? null, directories, diagnostics };
    await mkdir(path.dirname(files.state), { recursive: true });
    await replace(files.documents, inputs?.documents ?? "");
    await replace(files.state, JSON.stringify(state));
  } catch {
    // For example a read-only node_modules or a full disk. The next build does its work again.
  }
}

async function replace(file: string, contents: string | Uint8Array): Promise<void> {
  const written = `${file}.${process.pid}`;
  await rm(written, { force: true });
  await writeFile(written, contents, { flag: "wx" });
  await rename(written, file);
}

async function directoryState({ outDir, digests }: DirectoryPlan): Promise<DirectoryState> {
  const files: [name: string, recorded: [number, number, string]][] = [];
  for (const [name, sha256] of digests) {
    const { size, mtimeMs } = await stat(path.join(outDir, name));
    files.push([name, [size, mtimeMs, sha256]]);
  }
  return { outDir, files: Object.fromEntries(files) };
}

/** @throws a system error when there is no such file. */
function isAsRecorded(file: string, [size, mtimeMs, sha256]: DirectoryState["files"][string]): boolean {
  const found = statSync(file);
  return (found.size === size && found.mtimeMs === mtimeMs) || digest(readFileSync(file)) === sha256;
}

/** The files of the state of a project. */
export interface StateFiles {
  readonly state: string;
  readonly documents: string;
}

/**
 * In the nearest `node_modules/.cache`, as other tools do. Without a `node_modules` there is no state.
 * @param name the name of the config, if the project has several.
 */
export function stateFiles(root: string, name: string | undefined): StateFiles | undefined {
  const build = name === undefined ? "build" : `build.${encodeURIComponent(name)}`;
  for (let directory = root; ; directory = path.dirname(directory)) {
    const modules = path.join(directory, "node_modules");
    if (existsSync(modules)) {
      const project = path.join(modules, ".cache", "mizan", path.relative(directory, root));
      return {
        state: path.join(project, `${build}.json`),
        documents: path.join(project, `${build}.documents`),
      };
    }
    if (directory === path.dirname(directory)) return undefined;
  }
}
