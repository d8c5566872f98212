import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const processEnded: DiagnosticFactory<{ readonly running: readonly string[] }> = defineDiagnostic({
  code: "MZ4012",
  title: "The process was ended before the command was done",
  severity: "error",
  describe: ({ running }) => ({
    message:
      "Something called process.exit() before the command was done" +
      (running.length === 0 ? "." : `, during ${running.join(" and ")}.`),
    hint: "A config or a plugin throws an error instead; the build then says who failed, and where.",
  }),
});
