import { defineDiagnostic, type DiagnosticFactory } from "@mizan/core";

export interface NotJsonFacts {
  readonly command: string;
  readonly stdout: Buffer;
  readonly stderr: string;
  readonly error: unknown;
}

const SHOWN_BYTES = 200;

export const notJson: DiagnosticFactory<NotJsonFacts> = defineDiagnostic<NotJsonFacts>({
  code: "MZ2106",
  title: "The export printed something that is not JSON",
  severity: "error",
  describe: ({ command, stdout, error }) => ({
    message: `The export printed ${stdout.length} bytes that are not JSON. They begin with:\n  ${beginning(stdout)}\nThe command was:\n  ${command}`,
    hint: "Something prints while the application is imported. Send it to standard error, or remove it.",
    cause: error,
  }),
});

/** Escaped, so that control characters cannot disturb a terminal. */
function beginning(bytes: Buffer): string {
  const text = bytes.subarray(0, SHOWN_BYTES).toString("utf8");
  return `${JSON.stringify(text)}${bytes.length > SHOWN_BYTES ? " …" : ""}`;
}
