import { dirname, resolve } from "node:path";
import type { Plugin } from "@mizan/core";
import { loadDocument } from "./load-document.ts";
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
        // before the export, so that a build follows when an error in the project is fixed
        source.watch(dirname(resolve(root, checked.cwd, checked.manage)));
        const { document, origin } = await loadDocument(checked, { root, logger, signal: source.signal });
        source.addDocument(document, origin);
      });
    },
  };
}
