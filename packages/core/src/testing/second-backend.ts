import { API_VERSION, type Plugin } from "../plugin.ts";

/**
 * Moves the first function to another path than the others, as if a second backend had it. A target that emits one
 * client reports this with `checkOnePrefix`.
 */
export const secondBackend: Plugin = {
  name: "second-backend",
  apiVersion: API_VERSION,
  apply: ({ hooks }) =>
    hooks.normalizeIR.tap("second-backend", (ir) => ({
      ...ir,
      prefix: null,
      functions: ir.functions.map((each, index) => ({ ...each, prefix: index === 0 ? "/other" : "/api" })),
    })),
};
