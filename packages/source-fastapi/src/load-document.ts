import { resolve } from "node:path";
import {
  type DocumentExport,
  exportDocument,
  type ExportContext,
  type ExportedDocument,
} from "@mizan/source-python";
import type { CheckedOptions } from "./options.ts";

/** Runs `python -m mizan_fastapi.cli` in the application's Python. */
export function loadDocument(options: CheckedOptions, context: ExportContext): Promise<ExportedDocument> {
  return exportDocument(documentExport(options, context.root), context);
}

export function documentExport(
  { module, cwd, python, timeout }: CheckedOptions,
  root: string,
): DocumentExport {
  return {
    framework: "FastAPI",
    distribution: "mizan-fastapi",
    subject: module,
    args: ["-m", "mizan_fastapi.cli", module],
    cwd: resolve(root, cwd),
    python,
    timeout,
  };
}
