import { defineDiagnostic, type DiagnosticFactory } from "@mizan/core";

export interface BadOptionFacts {
  readonly option: string;
  readonly complaint: string;
  readonly hint: string | undefined;
}

export const badOption: DiagnosticFactory<BadOptionFacts> = defineDiagnostic<BadOptionFacts>({
  code: "MZ2100",
  title: "An option of the FastAPI source is wrong",
  severity: "error",
  describe: ({ option, complaint, hint }) => ({
    plugin: "mizan:source-fastapi",
    message: `The option "${option}" of the FastAPI source ${complaint}.`,
    hint:
      hint ??
      'For example: fastapi({ module: "app.main" }) or fastapi({ module: "app.main:app", cwd: "backend" }).',
  }),
});
