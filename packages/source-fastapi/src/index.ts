import { resolve } from "node:path";
import type { Plugin } from "@mizan/core";
import { loadDocument } from "./load-document.ts";
import { checkOptions, type FastAPIOptions } from "./options.ts";
import { watchedFolder } from "./watched-folder.ts";

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
    // the document is part of what a build compares, so where it comes from is all that is left
    fingerprint: JSON.stringify(checked),
    apply({ hooks, root, logger }) {
      hooks.loadSource.tapPromise(NAME, async (source) => {
        // before the export, so that a mistake in the application is noticed when it is mended
        source.watch(watchedFolder(resolve(root, checked.cwd), checked.module));
        const { document, origin } = await loadDocument(checked, { root, logger, signal: source.signal });
        source.addDocument(document, origin);
      });
    },
  };
}
