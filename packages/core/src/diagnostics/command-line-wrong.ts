import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

/** Only for `--json`: people get the same in the words of the command's parser. */
export const commandLineWrong: DiagnosticFactory<{ readonly problem: string }> = defineDiagnostic({
  code: "MZ1010",
  title: "The command line is wrong",
  severity: "error",
  describe: ({ problem }) => ({
    message: problem.replace(/^error: /, ""),
    hint: "`mizan --help` lists what there is.",
  }),
});
