import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";
import { messageOf } from "./thrown.ts";

export const outputWriteFailed: DiagnosticFactory<{ readonly outDir: string; readonly cause: unknown }> =
  defineDiagnostic({
    code: "MZ5010",
    title: "The output could not be written",
    severity: "error",
    describe: ({ outDir, cause }) => ({
      message: `${outDir} could not be written, and is as it was: ${messageOf(cause)}`,
      hint: "Check free space, permissions, and whether another program keeps files of the folder open.",
      path: outDir,
      cause,
    }),
  });
