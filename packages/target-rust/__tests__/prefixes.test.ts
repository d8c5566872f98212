import { API_VERSION, isDiagnosticError, type Plugin } from "@mizan/core";
import { runPlugins, sampleDocument } from "@mizan/core/testing";
import rust from "../src/index.ts";

/** Moves the first function to another path than the others, as if a second backend had it. */
const secondBackend: Plugin = {
  name: "second-backend",
  apiVersion: API_VERSION,
  apply: ({ hooks }) =>
    hooks.normalizeIR.tap("second-backend", (ir) => ({
      ...ir,
      prefix: null,
      functions: ir.functions.map((each, index) => ({ ...each, prefix: index === 0 ? "/other" : "/api" })),
    })),
};

test("functions of several backends are not one client", async () => {
  const plugins = [secondBackend, rust({ outDir: "client" })];
  const error: unknown = await runPlugins(plugins, sampleDocument(3)).catch((thrown: unknown) => thrown);
  expect(isDiagnosticError(error) && error.diagnostics).toMatchObject([
    {
      code: "MZ4016",
      plugin: "mizan:target-rust",
      hook: "emit",
      message: expect.stringContaining('different paths:\n  "/other", e.g. ') as unknown,
    },
  ]);
});
