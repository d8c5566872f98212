import { type Cited, cite } from "./cite.ts";
import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const contextMembership: DiagnosticFactory<
  Cited & { readonly name: string; readonly context: string; readonly reason: string }
> = defineDiagnostic({
  code: "MZ3014",
  title: "A function and a context disagree about belonging together",
  severity: "error",
  describe: ({ name, context, reason, ...cited }) => ({
    message: `${name} and the context "${context}" disagree: ${reason}.`,
    hint: "A function of kind `context` names its context, and that context lists the function.",
    ...cite(cited),
  }),
});
