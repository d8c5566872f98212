import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const initConfigExists: DiagnosticFactory<{ readonly path: string }> = defineDiagnostic({
  code: "MZ1008",
  title: "There is a config already",
  severity: "error",
  describe: ({ path }) => ({
    message: `There is a config already: ${path}. It was left as it is.`,
    hint: "Edit it, or remove it and run `mizan init` again.",
    path,
  }),
});
