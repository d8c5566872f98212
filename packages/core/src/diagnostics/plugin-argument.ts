import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const pluginArgument: DiagnosticFactory<{
  readonly plugin: string;
  readonly hook: string;
  readonly method: string;
  readonly problem: string;
}> = defineDiagnostic({
  code: "MZ4011",
  title: "A plugin passed a wrong argument",
  severity: "error",
  describe: ({ plugin, hook, method, problem }) => ({
    message: `${method}(): ${problem}`,
    plugin,
    hook,
  }),
});
