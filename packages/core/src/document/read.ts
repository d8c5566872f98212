import { readFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { DiagnosticError } from "../diagnostics/diagnostic.ts";
import { documentTooLarge, documentUnreadable } from "../diagnostics/document.ts";
import { errno } from "../output/errno.ts";
import { readLimited } from "./read-limited.ts";

/**
 * Reads a document without decoding it, which an unchanged build does not need.
 * @throws DiagnosticError when the file cannot be read or is larger than the limit.
 */
export async function readDocument(file: string, maxBytes: number): Promise<Uint8Array> {
  try {
    const handle = await open(file);
    try {
      const stats = await handle.stat();
      if (stats.size > maxBytes) throw new DiagnosticError(documentTooLarge({ origin: file, maxBytes }));
      if (stats.isFile() || stats.isDirectory()) return readFileSync(handle.fd);
      // A pipe or a device does not tell its size.
      return await readLimited(handle.createReadStream({ autoClose: false }), maxBytes, file);
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (errno(error) === undefined) throw error;
    throw new DiagnosticError(documentUnreadable({ origin: file, reason: reasonOf(error), cause: error }));
  }
}

function reasonOf(error: unknown): string {
  if (errno(error) === "ENOENT") return "there is no such file.";
  if (errno(error) === "EISDIR") return "it is a folder.";
  return (error as Error).message;
}
