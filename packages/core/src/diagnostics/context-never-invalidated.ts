import { type Cited, cite } from "./cite.ts";
import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const contextNeverInvalidated: DiagnosticFactory<Cited & { readonly context: string }> =
  defineDiagnostic({
    code: "MZ3010",
    title: "Nothing ever invalidates a context",
    severity: "warning",
    describe: ({ context, ...cited }) => ({
      message: `No mutation affects the context "${context}", so a page that shows it never becomes fresh by itself.`,
      hint: `Declare \`affects="${context}"\` on the functions that change its data.`,
      ...cite(cited),
    }),
  });
