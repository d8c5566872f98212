import { type Cited, cite } from "./cite.ts";
import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const nameCollision: DiagnosticFactory<
  Cited & {
    readonly space: string;
    readonly name: string;
    readonly from: string;
    readonly other: string;
    readonly otherSource: string | undefined;
  }
> = defineDiagnostic({
  code: "MZ3006",
  title: "Two names become one in the generated code",
  severity: "error",
  describe: ({ space, name, from, other, otherSource, ...cited }) => ({
    message: `${from} and ${other}${otherSource === undefined ? "" : ` (${otherSource})`} are both ${name} among the ${space}.`,
    hint: "Rename one of them in the backend.",
    ...cite(cited),
  }),
});
