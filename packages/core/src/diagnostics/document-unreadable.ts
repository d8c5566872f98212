import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const documentUnreadable: DiagnosticFactory<{
  readonly origin: string;
  readonly reason: string;
  readonly cause?: unknown;
}> = defineDiagnostic({
  code: "MZ2002",
  title: "A document could not be read",
  severity: "error",
  describe: ({ origin, reason, cause }) => ({
    message: `The document ${origin} could not be read: ${reason}`,
    hint: "Check the path; it resolves from the config file's folder.",
    path: origin,
    cause,
  }),
});
