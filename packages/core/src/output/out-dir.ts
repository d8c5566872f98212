import { lstat, mkdir, realpath, rmdir, stat } from "node:fs/promises";
import path from "node:path";
import { DiagnosticError } from "../diagnostics/diagnostic.ts";
import { outdirUnusable } from "../diagnostics/output.ts";
import { unlessMissing } from "./file-system.ts";

/**
 * The real path of an output directory, with symbolic links resolved as far as it exists.
 * @throws DiagnosticError when it is not a directory, or contains the project itself.
 */
export async function resolveOutDir(outDir: string, root: string): Promise<string> {
  const real = await realPathSoFar(outDir);
  const found = await unlessMissing(stat(real));
  if (found !== undefined && !found.isDirectory()) {
    throw new DiagnosticError(outdirUnusable({ outDir, problem: "it is a file" }));
  }
  if (found === undefined && (await unlessMissing(lstat(real))) !== undefined) {
    throw new DiagnosticError(
      outdirUnusable({ outDir, problem: "it is a symbolic link to a path that does not exist" }),
    );
  }
  const toRoot = path.relative(real, await realPathSoFar(root));
  if (toRoot === "" || !(toRoot.startsWith("..") || path.isAbsolute(toRoot))) {
    throw new DiagnosticError(
      outdirUnusable({ outDir, problem: "it contains the project, and mizan replaces the whole directory" }),
    );
  }
  return real;
}

/**
 * Creates the parent of an output directory.
 * @returns a function that removes the created directories again if they are empty.
 */
export async function makeParent(outDir: string): Promise<() => Promise<void>> {
  const parent = path.dirname(outDir);
  const first = await mkdir(parent, { recursive: true });
  return async () => {
    if (first === undefined) return;
    for (let directory = parent; directory.startsWith(first); directory = path.dirname(directory)) {
      await rmdir(directory).catch(() => {});
    }
  };
}

async function realPathSoFar(file: string): Promise<string> {
  const real = await unlessMissing(realpath(file));
  if (real !== undefined) return real;
  const parent = path.dirname(file);
  return parent === file ? file : path.join(await realPathSoFar(parent), path.basename(file));
}
