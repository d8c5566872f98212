import type { Plugin } from "@mizan/core";
import { loadDocument } from "./load-document.ts";
import { checkOptions, type FastAPIOptions } from "./options.ts";

export type { FastAPIOptions } from "./options.ts";

/**
 * A source: the document of a FastAPI application, exported by the application's own Python.
 *
 * @example
 * fastapi({ module: "app.main" })
 * fastapi({ module: "app.main:create_app()", cwd: "../backend", python: "../backend/.venv/bin/python" })
 * @throws DiagnosticError MZ2100 for a missing, unknown or malformed option
 */
export default function fastapi(options: FastAPIOptions): Plugin {
  const checked = checkOptions(options);
  return {
    name: "mizan:source-fastapi",
    apiVersion: 1,
    apply({ hooks, root, logger }) {
      hooks.loadSource.tapPromise("mizan:source-fastapi", async (source) => {
        const { document, origin } = await loadDocument(checked, { root, logger, signal: source.signal });
        source.addDocument(document, origin);
      });
    },
  };
}
