import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";
import { messageOf } from "./thrown.ts";

export const reportNotWritten: DiagnosticFactory<{ readonly path: string; readonly cause: unknown }> =
  defineDiagnostic({
    code: "MZ1009",
    title: "The profile could not be written",
    severity: "error",
    describe: ({ path, cause }) => ({
      message: `The profile could not be written to ${path}: ${messageOf(cause)}`,
      hint: "Pass --profile a path in a folder that exists and can be written.",
      path,
      cause,
    }),
  });
