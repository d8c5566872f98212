import type { Plugin } from "@mizan/core";
import { diagnosePython } from "@mizan/source-python";
import { documentExport, loadDocument } from "./load-document.ts";
import { checkOptions, type DjangoOptions } from "./options.ts";

export type { DjangoOptions } from "./options.ts";

const NAME = "mizan:source-django";

/**
 * A source: the document of a Django project, exported by the project's own Python through its `manage.py`.
 *
 * @example
 * django()
 * django({ cwd: "../backend", settings: "shop.settings.production", python: "../backend/.venv/bin/python" })
 * @throws DiagnosticError MZ2110 for an unknown or malformed option
 */
export default function django(options: DjangoOptions = {}): Plugin {
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
