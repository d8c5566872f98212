import { defineDiagnostic, type DiagnosticFactory } from "@mizan/core";

export interface PythonUnusableFacts {
  readonly command: string;
  /** The system's own words. */
  readonly reason: string;
}

export const pythonUnusable: DiagnosticFactory<PythonUnusableFacts> = defineDiagnostic<PythonUnusableFacts>({
  code: "MZ2102",
  title: "The application's Python could not be started",
  severity: "error",
  describe: ({ command, reason }) => ({
    message: `Python could not be started: ${reason}\nThe command was:\n  ${command}`,
    hint: "Check that the interpreter is a program that may be run, or make the virtual environment anew.",
  }),
});
