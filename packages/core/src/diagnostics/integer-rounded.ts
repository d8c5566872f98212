import { type Cited, cite } from "./cite.ts";
import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const integerRounded: DiagnosticFactory<Cited> = defineDiagnostic({
  code: "MZ3020",
  title: "An integer of a document is one that JavaScript rounds",
  severity: "error",
  describe: (cited) => ({
    message: `The integer at ${cited.pointer} is outside ±(2^53 - 1), so reading the document has rounded it.`,
    hint: 'Write it as a string, with {"type": "string", "format": "bigint"} as its schema; in Python that is the type BigInt of mizan_core.',
    ...cite(cited),
  }),
});
