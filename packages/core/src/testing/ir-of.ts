import type { LoadedDocument } from "../document/loaded.ts";
import { type CheckedIR, documentsToIR } from "../ir/index.ts";

/**
 * The checked IR of some documents, for tests of what makes views of it.
 * @throws DiagnosticError
 */
export function irOf(...documents: readonly unknown[]): CheckedIR {
  return documentsToIR(
    documents.map((document, index): LoadedDocument => ({
      document,
      origin: index === 0 ? "a test" : `test document ${index + 1}`,
      plugin: "mizan:testing",
    })),
  );
}
