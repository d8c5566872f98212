import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";
import { type Cited, cite } from "./cite.ts";

export const unsupportedSchema: DiagnosticFactory<Cited & { readonly what: string }> = defineDiagnostic({
  code: "MZ3001",
  title: "A schema says something that a type cannot express",
  severity: "error",
  describe: ({ what, ...cited }) => ({
    message: `The schema at ${cited.pointer} ${what}.`,
    hint: "Change the model so that its schema is plain objects, lists, unions and scalars, or give it a JSON schema of its own.",
    ...cite(cited),
  }),
});
