import { type Diagnostic, DiagnosticError } from "../diagnostics/diagnostic.ts";
import type { LoadedDocument } from "../document/parse.ts";
import { validateDocument } from "../document/validate.ts";
import { buildDocument } from "./build-document.ts";
import { checkIR } from "./checks/index.ts";
import { mergeDocuments } from "./merge-documents.ts";
import type { IR } from "./types.ts";

export { checkNormalized } from "./checks/index.ts";

export interface CheckedIR {
  readonly ir: IR;
  /** Warnings and notes. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Validates documents, turns them into one IR and checks it. Linear in their size.
 * @throws DiagnosticError with everything that was found, as soon as a step found an error.
 */
export function documentsToIR(documents: readonly LoadedDocument[]): CheckedIR {
  stopAtErrors(documents.flatMap(validateDocument));
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic);
  const ir = mergeDocuments(
    documents.map((loaded) => buildDocument(loaded, report)),
    report,
  );
  stopAtErrors(diagnostics);
  diagnostics.push(...checkIR(ir));
  stopAtErrors(diagnostics);
  return { ir, diagnostics };
}

function stopAtErrors(diagnostics: readonly Diagnostic[]): void {
  if (diagnostics.some(({ severity }) => severity === "error")) throw new DiagnosticError(diagnostics);
}
