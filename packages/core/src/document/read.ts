import { open } from "node:fs/promises";
import { DiagnosticError } from "../diagnostics/diagnostic.ts";
import { documentTooLarge } from "../diagnostics/document-too-large.ts";
import { documentUnreadable } from "../diagnostics/document-unreadable.ts";
import { errno } from "../output/errno.ts";

/** @throws DiagnosticError when the file cannot be read or is larger than the limit. */
export async function readDocument(file: string, maxBytes: number): Promise<string> {
  try {
    const handle = await open(file);
    try {
      if ((await handle.stat()).size > maxBytes)
        throw new DiagnosticError(documentTooLarge({ origin: file, maxBytes }));
      return await handle.readFile("utf8");
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
