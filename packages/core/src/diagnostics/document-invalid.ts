import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export interface DocumentBreach {
  readonly origin: string;
  readonly plugin: string;
  readonly pointer: string;
  readonly source: string | undefined;
  /** What is there instead, e.g. `5` or `an object`. */
  readonly actual: string;
  /** What the schema asks for, one phrase each. */
  readonly expected: readonly string[];
}

export const documentInvalid: DiagnosticFactory<DocumentBreach> = defineDiagnostic({
  code: "MZ2006",
  title: "A document does not follow its schema",
  severity: "error",
  describe: ({ origin, plugin, pointer, source, actual, expected }) => ({
    message: `The document from ${origin} has ${actual} at ${pointer || "its root"}; expected ${expected.join(", or ")}.`,
    hint: "The exporter and this version of @mizan/core disagree: update both to the same version.",
    plugin,
    hook: "loadSource",
    pointer,
    ...(source === undefined ? {} : { source }),
  }),
});
