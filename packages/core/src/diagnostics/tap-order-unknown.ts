import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const tapOrderUnknown: DiagnosticFactory<{
  readonly plugin: string;
  readonly hook: string;
  readonly before: string;
  readonly known: readonly string[];
}> = defineDiagnostic({
  code: "MZ4006",
  title: "A tap wants to come before one that does not exist",
  severity: "error",
  describe: ({ plugin, hook, before, known }) => ({
    message: `A tap wants to come before ${JSON.stringify(before)}, but no tap has that name.`,
    hint: known.length === 0 ? "No other plugin taps this hook." : `The other taps are: ${known.join(", ")}.`,
    plugin,
    hook,
  }),
});
