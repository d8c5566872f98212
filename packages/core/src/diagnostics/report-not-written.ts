import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const reportNotWritten: DiagnosticFactory<{ readonly path: string; readonly cause: unknown }> = defineDiagnostic({
  code: "MZ1009",
  title: "The profile could not be written",
  severity: "error",
  describe: ({ path, cause }) => ({
    message: `The profile could not be written to ${path}: ${cause instanceof Error ? cause.message : String(cause)}`,
    hint: "Pass --profile a path in a folder that exists and can be written.",
    path,
    cause,
  }),
});
