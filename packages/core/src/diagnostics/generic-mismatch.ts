import { type Cited, cite } from "./cite.ts";
import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const genericMismatch: DiagnosticFactory<Cited & { readonly reason: string }> = defineDiagnostic({
  code: "MZ3002",
  title: "A generic type and its use disagree",
  severity: "error",
  describe: ({ reason, ...cited }) => ({
    message: `The schema at ${cited.pointer} ${reason}.`,
    hint: "`x-mizan-parameters`, `x-mizan-typevar` and `x-mizan-generic` must name the same variables.",
    ...cite(cited),
  }),
});
