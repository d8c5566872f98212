import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const pluginNotFound: DiagnosticFactory<{
  readonly specifier: string;
  readonly path: string;
  readonly closest: string | undefined;
}> = defineDiagnostic({
  code: "MZ1006",
  title: "A plugin could not be found",
  severity: "error",
  describe: ({ specifier, path, closest }) => ({
    message: `The plugin ${JSON.stringify(specifier)} could not be found from ${path}.`,
    hint:
      closest === undefined
        ? `Install it (npm install --save-dev ${specifier}), or correct its name: names are taken literally.`
        : `Did you mean ${JSON.stringify(closest)}?`,
    path,
  }),
});
