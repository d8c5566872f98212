import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const configFailed: DiagnosticFactory<{
  readonly path: string;
  readonly reason: string;
  readonly hint?: string | undefined;
  readonly cause: unknown;
}> = defineDiagnostic({
  code: "MZ1003",
  title: "The config could not be loaded",
  severity: "error",
  describe: ({ path, reason, hint = "Mend the config at this place; nothing was built.", cause }) => ({
    message: `The config could not be loaded: ${reason}`,
    hint,
    path,
    cause,
  }),
});
