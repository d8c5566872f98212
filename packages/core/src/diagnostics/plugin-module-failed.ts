import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const pluginModuleFailed: DiagnosticFactory<{
  readonly specifier: string;
  readonly path: string;
  readonly reason: string;
  readonly hint: string;
  readonly cause?: unknown;
}> = defineDiagnostic({
  code: "MZ1007",
  title: "A plugin's module could not be used",
  severity: "error",
  describe: ({ specifier, path, reason, hint, cause }) => ({
    message: `The plugin ${JSON.stringify(specifier)} could not be used: ${reason}`,
    hint,
    path,
    cause,
  }),
});
