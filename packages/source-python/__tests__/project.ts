import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Diagnostic, isDiagnosticError, type Logger } from "@mizan/core";

/** The Python environment of the repository, which has mizan's Python packages. */
export const python: string = fileURLToPath(
  new URL(
    `../../../.venv/${process.platform === "win32" ? "Scripts/python.exe" : "bin/python"}`,
    import.meta.url,
  ),
);

export const silent: Logger = { debug: () => {}, info: () => {}, warn: () => {} };

const directories: string[] = [];

/** A directory outside the repository that holds these files; removed by {@link removeProjects}. */
export function project(files: Readonly<Record<string, string>> = {}): string {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), "mizan-source-")));
  directories.push(directory);
  for (const [path, contents] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), contents, { mode: 0o755 });
  }
  return directory;
}

export function removeProjects(): void {
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true, force: true });
}

/** The one diagnostic that `body` throws. */
export async function diagnosticOf(body: () => unknown): Promise<Diagnostic> {
  try {
    await body();
  } catch (error) {
    if (isDiagnosticError(error) && error.diagnostics.length === 1) return error.diagnostics[0]!;
    throw error;
  }
  throw new Error("It did not fail.");
}
