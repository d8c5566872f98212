import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const pluginNameTaken: DiagnosticFactory<{
  readonly plugin: string;
  readonly positions: readonly number[];
}> = defineDiagnostic({
  code: "MZ4003",
  title: "Two plugins have one name",
  severity: "error",
  describe: ({ plugin, positions }) => ({
    message: `Two plugins are named ${JSON.stringify(plugin)} (numbers ${positions.join(" and ")} of the list).`,
    hint: "Remove one, or give one of them another `name` if the factory has such an option.",
    plugin,
  }),
});
