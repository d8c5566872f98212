import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const outdirUnusable: DiagnosticFactory<{
  readonly outDir: string;
  readonly problem: string;
  readonly cause?: unknown;
}> = defineDiagnostic({
  code: "MZ5005",
  title: "The output folder cannot be used",
  severity: "error",
  describe: ({ outDir, problem, cause }) => ({
    message: `${outDir} cannot be the output folder: ${problem}.`,
    hint: "Choose another `outDir`, or mend its permissions.",
    path: outDir,
    cause,
  }),
});
