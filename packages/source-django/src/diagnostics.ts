import { defineDiagnostic, type DiagnosticFactory } from "@mizan/core";

export const optionInvalid: DiagnosticFactory<{
  readonly option: string;
  readonly problem: string;
  readonly hint: string | undefined;
}> = defineDiagnostic({
  code: "MZ2110",
  slug: "django-option-invalid",
  title: "An option of the Django source is invalid",
  severity: "error",
  describe: ({ option, problem, hint }) => ({
    plugin: "mizan:source-django",
    message: `The option "${option}" of the Django source ${problem}.`,
    hint: hint ?? 'For example: django() or django({ cwd: "backend", settings: "shop.settings" }).',
  }),
});

export const manageMissing: DiagnosticFactory<{
  /** Absolute path of where it was expected. */
  readonly path: string;
}> = defineDiagnostic({
  code: "MZ2111",
  slug: "django-manage-missing",
  title: "The Django project's manage.py does not exist",
  severity: "error",
  describe: ({ path }) => ({
    message: `${path} does not exist.`,
    hint: 'Set the option "cwd" to the project\'s directory. If the file is not called manage.py, also set "manage".',
    path,
  }),
});
