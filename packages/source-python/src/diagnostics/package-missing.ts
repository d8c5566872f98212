import { defineDiagnostic, type DiagnosticFactory } from "@mizan/core";

export interface PackageMissingFacts {
  /** The command that starts the Python that was found. */
  readonly python: readonly string[];
  readonly command: string;
  /** Its name on PyPI. */
  readonly distribution: string;
}

export const packageMissing: DiagnosticFactory<PackageMissingFacts> = defineDiagnostic<PackageMissingFacts>({
  code: "MZ2103",
  title: "The application's Python lacks mizan's package",
  severity: "error",
  describe: ({ python, command, distribution }) => ({
    message: `${distribution} is not installed in ${python.join(" ")}.\nThe command was:\n  ${command}`,
    hint: `${python.join(" ")} -m pip install ${distribution}\nIf that is the wrong Python, name the right one with the option python.`,
  }),
});
