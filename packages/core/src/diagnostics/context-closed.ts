import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const contextClosed: DiagnosticFactory<{
  readonly plugin: string;
  readonly hook: string;
  readonly method: string;
}> = defineDiagnostic({
  code: "MZ4009",
  title: "A plugin goes on after its tap has settled",
  severity: "error",
  describe: ({ plugin, hook, method }) => ({
    message: `${method}() was called after the hook was over.`,
    hint: "Await everything that the tap starts, or return its promise.",
    plugin,
    hook,
  }),
});
