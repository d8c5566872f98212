import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const documentVersion: DiagnosticFactory<{
  readonly origin: string;
  readonly plugin: string;
  readonly version: string;
}> = defineDiagnostic({
  code: "MZ2008",
  title: "A document has a version that this core does not read",
  severity: "error",
  describe: ({ origin, plugin, version }) => ({
    message: `The document from ${origin} has "x-mizan-version" ${version}; this @mizan/core reads version 1.`,
    hint: "Update @mizan/core, or the backend's mizan package, so that both speak one version.",
    plugin,
    hook: "loadSource",
    pointer: "/x-mizan-version",
  }),
});
