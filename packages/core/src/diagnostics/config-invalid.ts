import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const configInvalid: DiagnosticFactory<{
  readonly path: string;
  readonly problem: string;
  readonly example: string;
}> = defineDiagnostic({
  code: "MZ1005",
  title: "An option of the config has a wrong value",
  severity: "error",
  describe: ({ path, problem, example }) => ({
    message: problem,
    hint: `A right one:\n\n${example.replace(/^/gm, "  ")}`,
    path,
  }),
});
