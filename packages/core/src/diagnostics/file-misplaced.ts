import { type Cited, cite } from "./cite.ts";
import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const fileMisplaced: DiagnosticFactory<Cited> = defineDiagnostic({
  code: "MZ3018",
  title: "A file stands where none can be sent",
  severity: "error",
  describe: (cited) => ({
    message: `There is a file (format "binary") at ${cited.pointer}, where none can be sent.`,
    hint:
      "Files are arguments of functions with `multipart`. Elsewhere bytes are text of the format `base64`, or the " +
      "framework's own response.",
    ...cite(cited),
  }),
});
