import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";
import { messageOf } from "./thrown.ts";

export const internalError: DiagnosticFactory<{ readonly cause: unknown }> = defineDiagnostic({
  code: "MZ1900",
  title: "An unexpected error inside mizan",
  severity: "error",
  describe: ({ cause }) => ({
    message: `Unexpected error: ${messageOf(cause)}`,
    hint: "This is a defect of mizan: please report it, with what --debug prints.",
    cause,
  }),
});
