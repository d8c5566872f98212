import { type Cited, cite } from "./cite.ts";
import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const scopeUnknown: DiagnosticFactory<
  Cited & {
    readonly mutation: string;
    readonly context: string;
    readonly name: string;
    readonly lacks: string;
  }
> = defineDiagnostic({
  code: "MZ3009",
  title: "An invalidation is scoped by something that is not an argument and a parameter",
  severity: "error",
  describe: ({ mutation, context, name, lacks, ...cited }) => ({
    message: `${mutation} scopes ${context} by "${name}", but ${lacks}.`,
    hint: "`scopedBy` lists arguments of the mutation that have the names of the context's parameters.",
    ...cite(cited),
  }),
});
