import { defineDiagnostic, type DiagnosticFactory } from "@mizan/core";

export const optionInvalid: DiagnosticFactory<{
  readonly plugin: string;
  readonly reason: string;
}> = defineDiagnostic({
  code: "MZ4201",
  slug: "python-option-invalid",
  title: "An option of the Python target is invalid",
  severity: "error",
  describe: ({ plugin, reason }) => ({
    message: reason,
    hint: 'For example: python({ outDir: "src/tracker_client" })',
    plugin,
  }),
});
