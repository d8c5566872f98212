import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const pluginFailed: DiagnosticFactory<{
  readonly plugin: string;
  readonly hook: string;
  readonly reason: string;
  readonly path: string | undefined;
  readonly cause: unknown;
}> = defineDiagnostic({
  code: "MZ4005",
  title: "A plugin failed",
  severity: "error",
  describe: ({ plugin, hook, reason, path, cause }) => ({
    message: reason,
    plugin,
    hook,
    ...(path === undefined ? {} : { path }),
    cause,
  }),
});
