import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const documentRequestFailed: DiagnosticFactory<{
  readonly origin: string;
  readonly reason: string;
  readonly cause?: unknown;
}> = defineDiagnostic({
  code: "MZ2003",
  title: "A document could not be fetched",
  severity: "error",
  describe: ({ origin, reason, cause }) => ({
    message: `The document ${origin} could not be fetched: ${reason}`,
    hint: "Is the server running, and the address right? Open it in a browser to see what it answers.",
    cause,
  }),
});
