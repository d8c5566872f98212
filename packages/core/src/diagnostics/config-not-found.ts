import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const configNotFound: DiagnosticFactory<{ readonly searched: readonly string[] }> = defineDiagnostic({
  code: "MZ1001",
  title: "No config was found",
  severity: "error",
  describe: ({ searched }) => ({
    message: `No config was found. Looked for:\n${searched.map((place) => `  ${place}`).join("\n")}`,
    hint: "Run `mizan init` to write one, or point to it with --config <file>.",
  }),
});
