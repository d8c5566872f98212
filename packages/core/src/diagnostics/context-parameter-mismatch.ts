import { type Cited, cite } from "./cite.ts";
import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const contextParameterMismatch: DiagnosticFactory<
  Cited & { readonly context: string; readonly name: string; readonly reason: string }
> = defineDiagnostic({
  code: "MZ3015",
  title: "A context's parameter does not fit the functions that share it",
  severity: "error",
  describe: ({ context, name, reason, ...cited }) => ({
    message: `The parameter "${name}" of the context "${context}" ${reason}.`,
    hint: "A parameter is an argument of each function in `sharedBy`, and required if any of them requires it.",
    ...cite(cited),
  }),
});
