import { lstat, mkdir, realpath, rmdir, stat } from "node:fs/promises";
import path from "node:path";
import { DiagnosticError } from "../diagnostics/diagnostic.ts";
import { outdirUnusable } from "../diagnostics/output.ts";
import { unlessMissing } from "./errno.ts";

/**
 * The real path of an output folder, with symbolic links followed as far as it exists.
 * @throws DiagnosticError when it is no folder, or holds the project itself.
 */
export async function resolveOutDir(outDir: string, root: string): Promise<string> {
  const real = await realPathSoFar(outDir);
  const found = await unlessMissing(stat(real));
  if (found !== undefined && !found.isDirectory()) {
    throw new DiagnosticError(outdirUnusable({ outDir, problem: "it is a file" }));
  }
  if (found === undefined && (await unlessMissing(lstat(real))) !== undefined) {
    throw new DiagnosticError(
      outdirUnusable({ outDir, problem: "it is a symbolic link that leads nowhere" }),
    );
  }
  const toRoot = path.relative(real, await realPathSoFar(root));
  if (toRoot === "" || !(toRoot.startsWith("..") || path.isAbsolute(toRoot))) {
    throw new DiagnosticError(
      outdirUnusable({ outDir, problem: "the project lies in it, and mizan replaces the whole folder" }),
    );
  }
  return real;
}

/**
 * Makes the folder in which an output folder lies.
 * @returns a function that removes again what it made, as far as it is empty.
 */
export async function makeParent(outDir: string): Promise<() => Promise<void>> {
  const parent = path.dirname(outDir);
  const first = await mkdir(parent, { recursive: true });
  return async () => {
    if (first === undefined) return;
    for (let folder = parent; folder.startsWith(first); folder = path.dirname(folder)) {
      await rmdir(folder).catch(() => {});
    }
  };
}

async function realPathSoFar(file: string): Promise<string> {
  const real = await unlessMissing(realpath(file));
  if (real !== undefined) return real;
  const parent = path.dirname(file);
  return parent === file ? file : path.join(await realPathSoFar(parent), path.basename(file));
}
