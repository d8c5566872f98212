import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const outdirsNested: DiagnosticFactory<{ readonly outer: string; readonly inner: string }> =
  defineDiagnostic({
    code: "MZ5009",
    title: "One output folder lies inside another",
    severity: "error",
    describe: ({ outer, inner }) => ({
      message: `${inner} lies inside ${outer}, and both are output folders.`,
      hint: "Each output folder is replaced as a whole: put them side by side, or let both plugins share one.",
      path: inner,
    }),
  });
