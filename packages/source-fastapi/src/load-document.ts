import { resolve } from "node:path";
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
