import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const waterfallValue: DiagnosticFactory<{
  readonly plugin: string;
  readonly hook: string;
  readonly problem: string;
  readonly fix: string;
}> = defineDiagnostic({
  code: "MZ4008",
  title: "A tap did not return what the next one needs",
  severity: "error",
  describe: ({ plugin, hook, problem, fix }) => ({
    message: problem,
    hint: fix,
    plugin,
    hook,
  }),
});
