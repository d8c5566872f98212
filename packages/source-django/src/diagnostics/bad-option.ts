import { defineDiagnostic, type DiagnosticFactory } from "@mizan/core";

export interface BadOptionFacts {
  readonly option: string;
  readonly complaint: string;
  readonly hint: string | undefined;
}

export const badOption: DiagnosticFactory<BadOptionFacts> = defineDiagnostic<BadOptionFacts>({
  code: "MZ2110",
  title: "An option of the Django source is wrong",
  severity: "error",
  describe: ({ option, complaint, hint }) => ({
    plugin: "mizan:source-django",
    message: `The option "${option}" of the Django source ${complaint}.`,
    hint: hint ?? 'For example: django() or django({ cwd: "backend", settings: "shop.settings" }).',
  }),
});
