import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";
import { messageOf } from "./thrown.ts";

export const initNotWritten: DiagnosticFactory<{ readonly path: string; readonly cause: unknown }> =
  defineDiagnostic({
    code: "MZ1012",
    title: "The config could not be written",
    severity: "error",
    describe: ({ path, cause }) => ({
      message: `The config could not be written: ${messageOf(cause)}`,
      hint: "`mizan init --dry-run` prints it instead.",
      path,
      cause,
    }),
  });
