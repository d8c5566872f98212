import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const outdirForeign: DiagnosticFactory<{
  readonly outDir: string;
  readonly examples: readonly string[];
  readonly more: number;
}> = defineDiagnostic({
  code: "MZ5004",
  title: "The output folder holds files that mizan did not write",
  severity: "error",
  describe: ({ outDir, examples, more }) => ({
    message: `${outDir} holds files that mizan did not write: ${examples.join(", ")}${more > 0 ? ` and ${more} more` : ""}.`,
    hint: "Choose an empty or new folder as `outDir`; mizan replaces the whole folder when it writes.",
    path: outDir,
  }),
});
