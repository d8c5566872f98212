import { defineDiagnostic, type DiagnosticFactory } from "@mizan/core";

export const optionInvalid: DiagnosticFactory<{
  readonly plugin: string;
  readonly reason: string;
  readonly example: string;
}> = defineDiagnostic({
  code: "MZ4102",
  title: "An option of a TypeScript target is wrong",
  severity: "error",
  describe: ({ plugin, reason, example }) => ({ message: reason, hint: `For example: ${example}`, plugin }),
});
