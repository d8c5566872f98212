import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const outputConflict: DiagnosticFactory<{
  readonly path: string;
  readonly plugins: readonly [string, string];
}> = defineDiagnostic({
  code: "MZ5002",
  title: "Two plugins write one file with different contents",
  severity: "error",
  describe: ({ path, plugins }) => ({
    message:
      plugins[0] === plugins[1]
        ? `${plugins[0]} emits ${path} twice, with different contents.`
        : `${plugins[0]} and ${plugins[1]} both emit ${path}, with different contents.`,
    hint: "Give one of them another `outDir`.",
    plugin: plugins[1],
    hook: "emit",
    path,
  }),
});
