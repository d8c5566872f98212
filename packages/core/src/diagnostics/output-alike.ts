import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const outputAlike: DiagnosticFactory<{
  readonly paths: readonly [string, string];
  readonly plugins: readonly [string, string];
  readonly problem: string;
}> = defineDiagnostic({
  code: "MZ5003",
  title: "Two paths are one file on some systems",
  severity: "error",
  describe: ({ paths, plugins, problem }) => ({
    message: `${paths[0]} (${plugins[0]}) and ${paths[1]} (${plugins[1]}) ${problem}.`,
    hint: "Rename one of the two.",
    plugin: plugins[1],
    hook: "emit",
    path: paths[1],
  }),
});
