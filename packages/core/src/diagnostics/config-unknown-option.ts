import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const configUnknownOption: DiagnosticFactory<{
  readonly path: string;
  readonly option: string;
  readonly hint: string;
}> = defineDiagnostic({
  code: "MZ1004",
  title: "The config has an unknown option",
  severity: "error",
  describe: ({ path, option, hint }) => ({
    message: `The config has an unknown option ${JSON.stringify(option)}.`,
    hint,
    path,
  }),
});
