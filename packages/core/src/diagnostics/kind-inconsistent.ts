import { type Cited, cite } from "./cite.ts";
import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const kindInconsistent: DiagnosticFactory<
  Cited & { readonly name: string; readonly kind: string; readonly reason: string }
> = defineDiagnostic({
  code: "MZ3013",
  title: "A function's kind contradicts the rest of it",
  severity: "error",
  describe: ({ name, kind, reason, ...cited }) => ({
    message: `${name} is of kind "${kind}" but ${reason}.`,
    hint: "A `context` function has a context, a `mutation` may affect contexts, a `call` does neither.",
    ...cite(cited),
  }),
});
