import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const noDocuments: DiagnosticFactory<{ readonly sources: readonly string[] }> = defineDiagnostic({
  code: "MZ2001",
  title: "No source handed over a document",
  severity: "error",
  describe: ({ sources }) => ({
    message:
      sources.length === 0
        ? "No plugin loads a document, so there is nothing to build from."
        : `No document was handed over. Plugins that load sources: ${sources.join(", ")}.`,
    hint: 'Add a source plugin to the config, or set `document: "openapi.json"` (a path or a URL).',
  }),
});
