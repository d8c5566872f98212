import { type Cited, cite } from "./cite.ts";
import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const formFunction: DiagnosticFactory<
  Cited & {
    readonly form: string;
    readonly role: "schema" | "validate" | "submit";
    readonly name: string;
    readonly reason: string;
  }
> = defineDiagnostic({
  code: "MZ3016",
  title: "A form names a function that cannot serve it",
  severity: "error",
  describe: ({ form, role, name, reason, ...cited }) => ({
    message: `The form "${form}" has ${name} for ${role}, but ${reason}.`,
    hint:
      "`schema` is a context function, `validate` a call and `submit` a mutation; the latter two take `values` and " +
      "the parameters of that context.",
    ...cite(cited),
  }),
});
