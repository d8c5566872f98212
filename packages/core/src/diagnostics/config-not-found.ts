import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const configNotFound: DiagnosticFactory<{
  readonly folders: readonly string[];
  readonly places: string;
}> = defineDiagnostic({
  code: "MZ1001",
  title: "No config was found",
  severity: "error",
  describe: ({ folders, places }) => ({
    message: `No config was found. Looked in\n${folders.map((folder) => `  ${folder}`).join("\n")}\nfor ${places}.`,
    hint: "Run `mizan init` to write one, or point to it with --config <file>.",
  }),
});
