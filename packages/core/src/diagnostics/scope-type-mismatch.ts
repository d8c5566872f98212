import { type Cited, cite } from "./cite.ts";
import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const scopeTypeMismatch: DiagnosticFactory<
  Cited & {
    readonly mutation: string;
    readonly context: string;
    readonly name: string;
    readonly argument: string;
    readonly parameter: string;
  }
> = defineDiagnostic({
  code: "MZ3008",
  title: "An argument that scopes an invalidation has another type than the context's parameter",
  severity: "error",
  describe: ({ mutation, context, name, argument, parameter, ...cited }) => ({
    message: `${mutation} scopes ${context} by "${name}", which is ${argument} there and ${parameter} in the context; their values would never be equal.`,
    hint: "Give the argument and the parameter one type.",
    ...cite(cited),
  }),
});
