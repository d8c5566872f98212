import { isDiagnosticError, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { formatDiagnostic } from "../diagnostics/format.ts";
import { internalError } from "../diagnostics/internal-error.ts";
import type { Terminal } from "./terminal.ts";

/** What was thrown, as diagnostics: everything that nobody foresaw is a defect of mizan. */
export function problemsIn(thrown: unknown): readonly Diagnostic[] {
  return isDiagnosticError(thrown) ? thrown.diagnostics : [internalError({ cause: thrown })];
}

export function printProblems(diagnostics: readonly Diagnostic[], terminal: Terminal): void {
  for (const diagnostic of diagnostics) {
    terminal.err(formatDiagnostic(diagnostic, { color: terminal.color.err, debug: terminal.debug }));
  }
}
