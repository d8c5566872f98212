import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const outputEdited: DiagnosticFactory<{ readonly path: string }> = defineDiagnostic({
  code: "MZ5006",
  title: "A generated file was edited",
  severity: "error",
  describe: ({ path }) => ({
    message: `${path} was edited since mizan wrote it.`,
    hint: "Move the edits to a file of your own, then delete this one and build again.",
    path,
  }),
});
