import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const outdirLocked: DiagnosticFactory<{
  readonly outDir: string;
  readonly lock: string;
  readonly holder: string;
}> = defineDiagnostic({
  code: "MZ5008",
  title: "Another build is writing to the output folder",
  severity: "error",
  describe: ({ outDir, lock, holder }) => ({
    message: `${outDir} is being written by another build (${holder}).`,
    hint: `Wait for it, or, if there is none any more, delete ${lock}.`,
    path: outDir,
  }),
});
