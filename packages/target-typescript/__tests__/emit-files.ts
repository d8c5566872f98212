import type { EmitContext, IR } from "@mizan/core";
import { emitClient, type ImportExtension, loadClient } from "../src/index.ts";

/** The files that the target emits for an IR, by path. */
export async function emitFiles(ir: IR, importExtension: ImportExtension = ".js"): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  const context: EmitContext = {
    ir,
    signal: new AbortController().signal,
    output: () => ({ file: (path, contents) => void (files[path] = contents) }),
  };
  emitClient(context, await loadClient(ir, importExtension), "client");
  return files;
}
