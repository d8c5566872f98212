import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Diagnostic, isDiagnosticError, type Logger } from "@mizan/core";

/** The Python environment of the repository. */
export const python: string = fileURLToPath(
  new URL(
    `../../../.venv/${process.platform === "win32" ? "Scripts/python.exe" : "bin/python"}`,
    import.meta.url,
  ),
);

export const silent: Logger = { debug: () => {}, info: () => {}, warn: () => {} };

const folders: string[] = [];

/** A folder outside the repository that holds these files; removed by {@link removeProjects}. */
export function project(files: Readonly<Record<string, string>> = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "mizan-source-python-")));
  folders.push(folder);
  for (const [path, contents] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), contents, { mode: 0o755 });
  }
  return folder;
}

export function removeProjects(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
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
