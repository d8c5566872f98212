import { type Cited, cite } from "./cite.ts";
import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const mutationAffectsNothing: DiagnosticFactory<Cited & { readonly mutation: string }> =
  defineDiagnostic({
    code: "MZ3011",
    title: "A mutation affects nothing",
    severity: "note",
    describe: ({ mutation, ...cited }) => ({
      message: `${mutation} declares an empty \`affects\`: nothing is read again after it.`,
      hint: "List the contexts whose data it changes, or leave `affects` out.",
      ...cite(cited),
    }),
  });
