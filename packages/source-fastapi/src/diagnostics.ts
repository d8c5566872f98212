import { defineDiagnostic, type DiagnosticFactory } from "@mizan/core";

export const optionInvalid: DiagnosticFactory<{
  readonly option: string;
  readonly problem: string;
  readonly hint: string | undefined;
}> = defineDiagnostic({
  code: "MZ2100",
  slug: "fastapi-option-invalid",
  title: "An option of the FastAPI source is invalid",
  severity: "error",
  describe: ({ option, problem, hint }) => ({
    plugin: "mizan:source-fastapi",
    message: `The option "${option}" of the FastAPI source ${problem}.`,
    hint:
      hint ??
      'For example: fastapi({ module: "app.main" }) or fastapi({ module: "app.main:app", cwd: "backend" }).',
  }),
});
