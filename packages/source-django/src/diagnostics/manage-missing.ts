import { defineDiagnostic, type DiagnosticFactory } from "@mizan/core";

export interface ManageMissingFacts {
  /** Absolute path of where it was expected. */
  readonly path: string;
}

export const manageMissing: DiagnosticFactory<ManageMissingFacts> = defineDiagnostic<ManageMissingFacts>({
  code: "MZ2111",
  title: "The Django project's manage.py does not exist",
  severity: "error",
  describe: ({ path }) => ({
    message: `There is no ${path}`,
    hint: 'Name the project\'s folder with the option "cwd", and the file there, if it has another name, with "manage".',
    path,
  }),
});
