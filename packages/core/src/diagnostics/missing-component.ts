import { type Cited, cite } from "./cite.ts";
import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const missingComponent: DiagnosticFactory<Cited & { readonly name: string }> = defineDiagnostic({
  code: "MZ3004",
  title: "A reference leads to a component that does not exist",
  severity: "error",
  describe: ({ name, ...cited }) => ({
    message: `${cited.pointer} refers to ${JSON.stringify(name)}, which is not in components/schemas.`,
    hint: "Export the document again; one that was put together by hand must bring its components along.",
    ...cite(cited),
  }),
});
