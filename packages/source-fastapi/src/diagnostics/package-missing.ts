import { defineDiagnostic, type DiagnosticFactory } from "@mizan/core";

export interface PackageMissingFacts {
  /** The command that starts the Python that was found. */
  readonly python: readonly string[];
  readonly command: string;
}

export const packageMissing: DiagnosticFactory<PackageMissingFacts> = defineDiagnostic<PackageMissingFacts>({
  code: "MZ2103",
  title: "mizan-fastapi is not installed in the application's Python",
  severity: "error",
  describe: ({ python, command }) => ({
    message: `mizan-fastapi is not installed in ${python.join(" ")}.\nThe command was:\n  ${command}`,
    hint: `${python.join(" ")} -m pip install mizan-fastapi\nIf that is the wrong Python, name the right one with the option python.`,
  }),
});
