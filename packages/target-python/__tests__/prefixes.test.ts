import { isDiagnosticError } from "@mizan/core";
import { runPlugins, sampleDocument, secondBackend } from "@mizan/core/testing";
import python from "../src/index.ts";

test("functions of several backends are not one client", async () => {
  const plugins = [secondBackend, python({ outDir: "client" })];
  const error: unknown = await runPlugins(plugins, sampleDocument(3)).catch((thrown: unknown) => thrown);
  expect(isDiagnosticError(error) && error.diagnostics).toMatchObject([
    {
      code: "MZ4016",
      plugin: "mizan:target-python",
      hook: "emit",
      message: expect.stringContaining('different paths:\n  "/other", e.g. ') as unknown,
    },
  ]);
});
