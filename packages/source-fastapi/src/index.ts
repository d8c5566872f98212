import type { Plugin } from "@mizan/core";
import { diagnosePython } from "@mizan/source-python";
import { documentExport, loadDocument } from "./load-document.ts";
import { checkOptions, type FastAPIOptions } from "./options.ts";

export type { FastAPIOptions } from "./options.ts";

const NAME = "mizan:source-fastapi";

/**
 * A source: the document of a FastAPI application, exported by the application's own Python.
 *
 * @example
 * fastapi({ module: "app.main" })
 * fastapi({ module: "app.main:create_app", cwd: "../backend", python: "../backend/.venv/bin/python" })
 * @throws DiagnosticError MZ2100 for a missing, unknown or malformed option
 */
export default function fastapi(options: FastAPIOptions): Plugin {
  const checked = checkOptions(options);
  return {
    name: NAME,
    apiVersion: 1,
    // A build compares the document itself, so only the options are left.
    fingerprint: JSON.stringify(checked),
    apply({ hooks, root, logger }) {
      hooks.loadSource.tapPromise(NAME, async (source) => {
        const { signal, watch } = source;
        const { document, origin } = await loadDocument(checked, { root, logger, signal, watch });
        source.addDocument(document, origin);
      });
    },
    diagnose: (context) => diagnosePython(documentExport(checked, context.root), context),
  };
}
