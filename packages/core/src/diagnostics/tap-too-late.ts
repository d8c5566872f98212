import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const tapTooLate: DiagnosticFactory<{ readonly plugin: string; readonly hook: string }> =
  defineDiagnostic({
    code: "MZ4007",
    title: "A plugin taps a hook after apply()",
    severity: "error",
    describe: ({ plugin, hook }) => ({
      message: "A hook was tapped after apply() had returned, when the order of taps is settled.",
      hint: "Tap every hook inside apply(), and decide inside the tap whether there is anything to do.",
      plugin,
      hook,
    }),
  });
