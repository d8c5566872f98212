import { type Cited, cite } from "./cite.ts";
import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const affectedContextUnknown: DiagnosticFactory<
  Cited & { readonly mutation: string; readonly context: string; readonly known: readonly string[] }
> = defineDiagnostic({
  code: "MZ3007",
  title: "A mutation affects a context that does not exist",
  severity: "error",
  describe: ({ mutation, context, known, ...cited }) => ({
    message: `${mutation} affects the context ${JSON.stringify(context)}, which does not exist.`,
    hint: known.length === 0 ? "No function belongs to a context." : `The contexts are: ${known.join(", ")}.`,
    ...cite(cited),
  }),
});
