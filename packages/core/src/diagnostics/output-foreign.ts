import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const outputForeign: DiagnosticFactory<{ readonly path: string; readonly plugin: string }> =
  defineDiagnostic({
    code: "MZ5007",
    title: "A file in the way was not written by mizan",
    severity: "error",
    describe: ({ path, plugin }) => ({
      message: `${path} would be overwritten, but mizan did not write it.`,
      hint: "Move or delete it, or choose another `outDir`.",
      plugin,
      path,
    }),
  });
