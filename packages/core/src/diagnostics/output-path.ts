import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const outputPath: DiagnosticFactory<{
  readonly plugin: string;
  readonly hook: string;
  readonly file: string;
  readonly problem: string;
}> = defineDiagnostic({
  code: "MZ5001",
  title: "A path cannot be written on every system",
  severity: "error",
  describe: ({ plugin, hook, file, problem }) => ({
    message: `The path ${JSON.stringify(file)} cannot be used: ${problem}.`,
    hint: "Paths are relative to the output folder, with `/` between folders.",
    plugin,
    hook,
  }),
});
