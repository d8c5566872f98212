import { defineDiagnostic, type DiagnosticFactory } from "./define.ts";

export const noTargets: DiagnosticFactory<{ readonly plugins: readonly string[] }> = defineDiagnostic({
  code: "MZ1013",
  title: "No target is configured",
  severity: "error",
  describe: ({ plugins }) => ({
    message: `No target is configured: none of the plugins (${plugins.join(", ")}) emits files.`,
    hint:
      'Add a target to the plugins of the config, such as react({ outDir: "src/api" }) of @mizan/target-react. ' +
      "To look at what the backend offers, run `mizan inspect`.",
  }),
});
