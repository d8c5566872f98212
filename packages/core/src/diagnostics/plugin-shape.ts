import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const pluginShape: DiagnosticFactory<{
  readonly problem: string;
  readonly fix: string;
  readonly plugin?: string | undefined;
}> = defineDiagnostic({
  code: "MZ4001",
  title: "Something in the plugin list is not a plugin",
  severity: "error",
  describe: ({ problem, fix, plugin }) => ({
    message: problem,
    hint: fix,
    ...(plugin === undefined ? {} : { plugin }),
  }),
});
