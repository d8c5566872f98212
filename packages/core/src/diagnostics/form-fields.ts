import { type Cited, cite } from "./cite.ts";
import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const formFields: DiagnosticFactory<
  Cited & { readonly form: string; readonly field: string; readonly reason: string }
> = defineDiagnostic({
  code: "MZ3017",
  title: "A form's fields are not those of its values",
  severity: "error",
  describe: ({ form, field, reason, ...cited }) => ({
    message: `The field ${JSON.stringify(field)} of the form "${form}" ${reason}.`,
    hint: "Each field has a name of its own, and `values` has one property for each field and no other.",
    ...cite(cited),
  }),
});
