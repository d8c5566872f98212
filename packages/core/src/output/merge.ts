import path from "node:path";
import { DiagnosticError, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { outdirsNested, outputAlike, outputConflict } from "../diagnostics/output.ts";
import type { OutputFile, OutputFiles } from "../hooks.ts";

/**
 * Merges the files of all plugins. Two files with the same path and contents become one.
 * @throws DiagnosticError for files that conflict with each other, on this system or another one.
 */
export function mergeFiles(files: OutputFiles): OutputFiles {
  const problems: Diagnostic[] = [...nestedDirectories(files.map(({ outDir }) => outDir))];
  const merged = new Map<string, OutputFile>();
  /** Every file and its parent directories, by the name under which file systems may treat them as equal. */
  const taken = new Map<
    string,
    { readonly exact: string; readonly isDirectory: boolean; readonly file: OutputFile }
  >();
  for (const file of files) {
    const prior = merged.get(place(file, file.path));
    if (prior !== undefined) {
      if (prior.contents !== file.contents) {
        problems.push(outputConflict({ path: file.path, plugins: [prior.plugin, file.plugin] }));
      }
      continue;
    }
    merged.set(place(file, file.path), file);
    for (const exact of withDirectories(file.path)) {
      const isDirectory = exact !== file.path;
      const other = taken.get(place(file, fold(exact)));
      if (other === undefined) taken.set(place(file, fold(exact)), { exact, isDirectory, file });
      else if (other.exact !== exact || other.isDirectory !== isDirectory) {
        const problem =
          other.exact === exact
            ? "need one name for a file and a directory"
            : `differ only in how ${JSON.stringify(exact)} is written`;
        problems.push(
          outputAlike({
            paths: [other.file.path, file.path],
            plugins: [other.file.plugin, file.plugin],
            problem,
          }),
        );
        break;
      }
    }
  }
  if (problems.length > 0) throw new DiagnosticError(problems);
  return [...merged.values()];
}

function place({ outDir }: OutputFile, name: string): string {
  return `${outDir}\0${name}`;
}

/** `a/b/c` gives `a`, `a/b`, `a/b/c`. */
function withDirectories(file: string): readonly string[] {
  const names = file.split("/");
  return names.map((_, index) => names.slice(0, index + 1).join("/"));
}

/** The name as file systems compare it that ignore case (Windows, macOS) or Unicode normalization (macOS). */
function fold(name: string): string {
  return name.normalize("NFC").toUpperCase().toLowerCase().normalize("NFC");
}

/** An error for each output directory that is inside another. */
export function nestedDirectories(outDirs: readonly string[]): readonly Diagnostic[] {
  const directories = [...new Set(outDirs)];
  return directories.flatMap((outer) =>
    directories
      .filter(
        (inner) => inner !== outer && inner.startsWith(outer.endsWith(path.sep) ? outer : outer + path.sep),
      )
      .map((inner) => outdirsNested({ outer, inner })),
  );
}
