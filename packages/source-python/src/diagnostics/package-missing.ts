import { defineDiagnostic, type DiagnosticFactory } from "@mizan/core";

export interface PackageMissingFacts {
  /** The command that starts the Python that was found. */
  readonly python: readonly string[];
  readonly command: string;
  /** Its name on PyPI. */
  readonly distribution: string;
  /** How to install it. */
  readonly install: string;
}

export const packageMissing: DiagnosticFactory<PackageMissingFacts> = defineDiagnostic<PackageMissingFacts>({
  code: "MZ2103",
  title: "The application's Python lacks mizan's package",
  severity: "error",
  describe: ({ python, command, distribution, install }) => ({
    message: `${distribution} is not installed in ${python.join(" ")}.\nThe command was:\n  ${command}`,
    hint: `${install}
If that is the wrong Python, build in the right environment (activate it, or \`poetry run npx mizan build\`), or name \
its Python with the option python.`,
  }),
});
