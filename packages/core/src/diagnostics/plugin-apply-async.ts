import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const pluginApplyAsync: DiagnosticFactory<{ readonly plugin: string }> = defineDiagnostic({
  code: "MZ4004",
  title: "A plugin's apply() is asynchronous",
  severity: "error",
  describe: ({ plugin }) => ({
    message: "apply() returned a promise; it must tap its hooks synchronously.",
    hint: "Do what takes time inside the taps: api.hooks.loadSource.tapPromise(name, async (context) => { … }).",
    plugin,
  }),
});
