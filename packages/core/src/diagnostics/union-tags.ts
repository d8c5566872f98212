import { type Cited, cite } from "./cite.ts";
import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const unionTags: DiagnosticFactory<Cited & { readonly property: string; readonly reason: string }> =
  defineDiagnostic({
    code: "MZ3003",
    title: "A discriminated union's tags do not lead to its members",
    severity: "error",
    describe: ({ property, reason, ...cited }) => ({
      message: `The union at ${cited.pointer} is told apart by "${property}", but ${reason}.`,
      hint: "Give each member a field of that name with a `Literal` of its own.",
      ...cite(cited),
    }),
  });
