import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { DiagnosticError } from "@mizan/core";
import { exportDocument, type ExportContext, type ExportedDocument } from "@mizan/source-python";
import { manageMissing } from "./diagnostics.ts";
import type { CheckedOptions } from "./options.ts";

/** Runs `manage.py export_mizan_schema` in the project's Python. */
export async function loadDocument(
  options: CheckedOptions,
  context: ExportContext,
): Promise<ExportedDocument> {
  const { manage, settings, python, timeout } = options;
  const cwd = resolve(context.root, options.cwd);
  const path = resolve(cwd, manage);
  if (existsSync(cwd) && !existsSync(path)) throw new DiagnosticError(manageMissing({ path }));
  const chosen = settings === undefined ? [] : ["--settings", settings];
  return await exportDocument(
    {
      framework: "Django",
      distribution: "mizan-django",
      subject: manage === "manage.py" ? "the Django project" : `the Django project of ${manage}`,
      args: [manage, "export_mizan_schema", ...chosen],
      hint: {
        // without any settings Django knows no app's commands, and says so first
        output: /(?<!No Django settings specified\.\r?\n)Unknown command: 'export_mizan_schema'/,
        text: 'Add "mizan_django" to INSTALLED_APPS.',
      },
      cwd,
      python,
      timeout,
    },
    context,
  );
}
