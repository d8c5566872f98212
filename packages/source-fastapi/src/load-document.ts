import { statSync } from "node:fs";
import { join, resolve } from "node:path";
import { exportDocument, type ExportContext, type ExportedDocument } from "@mizan/source-python";
import type { CheckedOptions } from "./options.ts";

/** Runs `python -m mizan_fastapi.cli` in the application's Python. */
export function loadDocument(options: CheckedOptions, context: ExportContext): Promise<ExportedDocument> {
  return exportDocument(
    {
      framework: "FastAPI",
      distribution: "mizan-fastapi",
      subject: options.module,
      args: ["-m", "mizan_fastapi.cli", options.module],
      cwd: resolve(context.root, options.cwd),
      python: options.python,
      timeout: options.timeout,
    },
    context,
  );
}

/** What to watch for changes: the directory of the module's top-level package, otherwise everything beside the module. */
export function watchedDirectory(cwd: string, module: string): string {
  const [name = ""] = module.split(/[.:]/);
  const directory = join(cwd, name);
  return statSync(directory, { throwIfNoEntry: false })?.isDirectory() ? directory : cwd;
}
