import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const pluginApiVersion: DiagnosticFactory<{
  readonly plugin: string;
  readonly found: unknown;
  readonly supported: number;
}> = defineDiagnostic({
  code: "MZ4002",
  title: "A plugin was written for another version of the plugin API",
  severity: "error",
  describe: ({ plugin, found, supported }) => ({
    message: `The plugin says apiVersion ${JSON.stringify(found) ?? "undefined"}, but this mizan speaks version ${supported}.`,
    hint: `Install a version of the plugin for API version ${supported}; its author writes \`apiVersion: ${supported}\`.`,
    plugin,
  }),
});
