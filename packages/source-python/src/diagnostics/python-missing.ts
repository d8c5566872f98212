import { defineDiagnostic, type DiagnosticFactory } from "@mizan/core";

export interface PythonMissingFacts {
  /** Every place that was looked at, in order. */
  readonly looked: readonly string[];
  /** The `python` option, when it was given. */
  readonly option: string | undefined;
}

export const pythonMissing: DiagnosticFactory<PythonMissingFacts> = defineDiagnostic<PythonMissingFacts>({
  code: "MZ2101",
  title: "No Python was found for the application",
  severity: "error",
  describe: ({ looked, option }) => ({
    message: `No Python was found. Looked for:\n${looked.map((place) => `  ${place}`).join("\n")}`,
    hint:
      option === undefined
        ? "Make a virtual environment (python3 -m venv .venv), or name the interpreter with the option python."
        : 'The option "python" is a path, relative to the config file, or a command on PATH.',
  }),
});
