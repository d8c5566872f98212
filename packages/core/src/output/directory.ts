import { type Diagnostic, DiagnosticError, inConfig, isDiagnosticError } from "../diagnostics/diagnostic.ts";
import { outdirUnusable, outputWriteFailed } from "../diagnostics/output.ts";
import type { OutputFiles } from "../hooks.ts";
import type { FormatCommand } from "./format.ts";
import { errno } from "./file-system.ts";

/** What errors about an output directory name. */
export interface DirectoryName {
  /** Absolute. */
  readonly outDir: string;
  /** The name of the config that writes there, if a file contains several. */
  readonly config: string | undefined;
}

/** An output directory and all files that it is to contain. Symbolic links in its path are resolved. */
export interface GeneratedDirectory extends DirectoryName {
  readonly files: OutputFiles;
  /** Overwrite generated files that were edited. */
  readonly force: boolean;
  /** Formats the files before they are compared and written. */
  readonly format?: FormatCommand | undefined;
  /** The directory of the config, in which the command runs. */
  readonly root: string;
}

/** Runs what looks at an output directory or prepares it. @throws DiagnosticError instead of a system error. */
export function usable<T>(directory: DirectoryName, work: () => Promise<T>): Promise<T> {
  const describe = (outDir: string, cause: unknown): Diagnostic =>
    outdirUnusable({ outDir, problem: (cause as Error).message, cause });
  return naming(directory, describe, work);
}

/** Runs what writes to an output directory, or has written a part of it. @throws DiagnosticError instead of a system error. */
export function writable<T>(
  directory: DirectoryName,
  work: () => Promise<T>,
  { isPartial = false }: { readonly isPartial?: boolean } = {},
): Promise<T> {
  return naming(directory, (outDir, cause) => outputWriteFailed({ outDir, cause, isPartial }), work);
}

async function naming<T>(
  { outDir, config }: DirectoryName,
  describe: (outDir: string, cause: unknown) => Diagnostic,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isDiagnosticError(error)) throw new DiagnosticError(inConfig(config, error.diagnostics));
    if (errno(error) === undefined) throw error;
    throw new DiagnosticError(inConfig(config, [describe(outDir, error)]));
  }
}
