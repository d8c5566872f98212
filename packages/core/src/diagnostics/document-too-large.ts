import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const documentTooLarge: DiagnosticFactory<{ readonly origin: string; readonly maxBytes: number }> =
  defineDiagnostic({
    code: "MZ2004",
    title: "A document is larger than the limit",
    severity: "error",
    describe: ({ origin, maxBytes }) => ({
      message: `The document ${origin} is larger than ${maxBytes} bytes.`,
      hint: "Raise `maxBytes` of documentSource(), or check that this is the right document.",
    }),
  });
