import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const configUnknownOption: DiagnosticFactory<{
  readonly path: string;
  readonly option: string;
  readonly known: readonly string[];
  readonly closest: string | undefined;
}> = defineDiagnostic({
  code: "MZ1004",
  title: "The config has an unknown option",
  severity: "error",
  describe: ({ path, option, known, closest }) => ({
    message: `The config has an unknown option ${JSON.stringify(option)}.`,
    hint:
      closest === undefined
        ? `The options are: ${known.join(", ")}.`
        : `Did you mean ${JSON.stringify(closest)}?`,
    path,
  }),
});
