import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const tapUnsettled: DiagnosticFactory<{ readonly plugin: string; readonly hook: string }> =
  defineDiagnostic({
    code: "MZ4010",
    title: "A tap never settled",
    severity: "error",
    describe: ({ plugin, hook }) => ({
      message:
        "The tap waits for something that will never happen: nothing was left to run, and it has not settled.",
      hint: "Every promise that the tap awaits must be resolved or rejected, and every callback be called.",
      plugin,
      hook,
    }),
  });
