import { readFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { DiagnosticError } from "../diagnostics/diagnostic.ts";
import { documentTooLarge, documentUnreadable } from "../diagnostics/document.ts";
import { errno } from "../output/file-system.ts";

/**
 * Reads a document as bytes. An unchanged build does not need to decode them.
 * @throws DiagnosticError when the file cannot be read or is larger than the limit.
 */
export async function readDocument(file: string, maxBytes: number): Promise<Uint8Array> {
  try {
    const handle = await open(file);
    try {
      const stats = await handle.stat();
      if (stats.size > maxBytes) throw new DiagnosticError(documentTooLarge({ origin: file, maxBytes }));
      if (stats.isFile() || stats.isDirectory()) return readFileSync(handle.fd);
      // The size of a pipe or a device is not known.
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
  if (errno(error) === "EISDIR") return "it is a directory.";
  return (error as Error).message;
}

/** Reads bytes up to a limit. @throws DiagnosticError when there are more. */
export async function readLimited(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
  origin: string,
): Promise<Buffer> {
  const kept: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new DiagnosticError(documentTooLarge({ origin, maxBytes }));
    kept.push(chunk);
  }
  return Buffer.concat(kept);
}
