import path from "node:path";
import { DiagnosticError, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { outdirsNested, outputAlike, outputConflict } from "../diagnostics/output.ts";
import type { OutputFile, OutputFiles } from "../hooks.ts";

/**
 * Makes one set of what the plugins emitted: a file that two of them emit alike is kept once.
 * @throws DiagnosticError for files that contradict each other, here or on another system.
 */
export function mergeFiles(files: OutputFiles): OutputFiles {
  const problems: Diagnostic[] = [...nestedFolders(files)];
  const merged = new Map<string, OutputFile>();
  /** Every file and every folder on the way to one, by the name that a file system may take it for. */
  const taken = new Map<
    string,
    { readonly exact: string; readonly isFolder: boolean; readonly file: OutputFile }
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
    for (const exact of withFolders(file.path)) {
      const isFolder = exact !== file.path;
      const other = taken.get(place(file, fold(exact)));
      if (other === undefined) taken.set(place(file, fold(exact)), { exact, isFolder, file });
      else if (other.exact !== exact || other.isFolder !== isFolder) {
        const problem =
          other.exact === exact
            ? "need one name for a file and a folder"
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
function withFolders(file: string): readonly string[] {
  const names = file.split("/");
  return names.map((_, index) => names.slice(0, index + 1).join("/"));
}

/** What file systems that ignore case (Windows, macOS) or unicode normalisation (macOS) compare. */
function fold(name: string): string {
  return name.normalize("NFC").toUpperCase().toLowerCase().normalize("NFC");
}

function nestedFolders(files: OutputFiles): readonly Diagnostic[] {
  const folders = [...new Set(files.map(({ outDir }) => outDir))];
  return folders.flatMap((outer) =>
    folders
      .filter(
        (inner) => inner !== outer && inner.startsWith(outer.endsWith(path.sep) ? outer : outer + path.sep),
      )
      .map((inner) => outdirsNested({ outer, inner })),
  );
}
