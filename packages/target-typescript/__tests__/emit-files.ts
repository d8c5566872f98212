import type { EmitContext, IR } from "@mizan/core";
import { emitClient, type ImportExtension, loadClient } from "../src/index.ts";
import type { Files } from "./generate.ts";

/** The files, by path, that something emits for an IR. */
export async function inMemory(ir: IR, emit: (context: EmitContext) => void | Promise<void>): Promise<Files> {
  const files: Record<string, string> = {};
  const output: EmitContext["output"] = (outDir) => ({
    path: outDir,
    file: (path, contents) => void (files[path] = contents),
  });
  await emit({ report: () => {}, ir, backend: ir, signal: new AbortController().signal, output });
  return files;
}

/** The plain client of an IR. */
export function emitFiles(ir: IR, importExtension: ImportExtension = ".js"): Promise<Files> {
  return inMemory(ir, (context) => {
    emitClient(context, loadClient(ir, importExtension), "client");
  });
}
