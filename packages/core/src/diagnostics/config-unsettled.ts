import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const configUnsettled: DiagnosticFactory<void> = defineDiagnostic({
  code: "MZ1011",
  title: "The config never settles",
  severity: "error",
  describe: () => ({
    message:
      "The config waits for something that will never happen: nothing was left to run, and it has not loaded.",
    hint: "Every promise that it exports or awaits, also in the modules that it imports, must be resolved.",
  }),
});
