import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { DiagnosticError } from "@mizan/core";
import {
  type DocumentExport,
  exportDocument,
  type ExportContext,
  type ExportedDocument,
} from "@mizan/source-python";
import { manageMissing } from "./diagnostics.ts";
import type { CheckedOptions } from "./options.ts";

/** Runs `manage.py export_mizan_schema` in the project's Python. */
export async function loadDocument(
  options: CheckedOptions,
  context: ExportContext,
): Promise<ExportedDocument> {
  const wanted = documentExport(options, context.root);
  const path = resolve(wanted.cwd, options.manage);
  if (existsSync(wanted.cwd) && !existsSync(path)) throw new DiagnosticError(manageMissing({ path }));
  return await exportDocument(wanted, context);
}

export function documentExport(options: CheckedOptions, root: string): DocumentExport {
  const { manage, settings, cwd, python, timeout } = options;
  const chosen = settings === undefined ? [] : ["--settings", settings];
  return {
    framework: "Django",
    distribution: "mizan-django",
    subject: manage === "manage.py" ? "the Django project" : `the Django project of ${manage}`,
    args: [manage, "export_mizan_schema", ...chosen],
    hint: {
      // without any settings Django knows no app's commands, and says so first
      output: /(?<!No Django settings specified\.\r?\n)Unknown command: 'export_mizan_schema'/,
      text: 'Add "mizan_django" to INSTALLED_APPS.',
    },
    cwd: resolve(root, cwd),
    python,
    timeout,
  };
}
