import { type Cited, cite } from "./cite.ts";
import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const inputNotObject: DiagnosticFactory<
  Cited & { readonly name: string; readonly input: string; readonly kind: string }
> = defineDiagnostic({
  code: "MZ3012",
  title: "A function's input is not an object",
  severity: "error",
  describe: ({ name, input, kind, ...cited }) => ({
    message: `The input of ${name} is ${input}, which is ${kind}; arguments have names, so an input is an object.`,
    hint: "Export the document again; the exporter makes an object of a function's arguments.",
    ...cite(cited),
  }),
});
