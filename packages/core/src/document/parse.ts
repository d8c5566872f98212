import { DiagnosticError } from "../diagnostics/diagnostic.ts";
import { documentNotJson } from "../diagnostics/document.ts";
import type { LoadedDocument } from "./loaded.ts";

const SHOWN_CHARACTERS = 80;

/** Parses a document that was handed over as text. @throws DiagnosticError when the text is not JSON. */
export function parseDocument({ document, origin, plugin }: LoadedDocument): LoadedDocument {
  const handed = document instanceof Uint8Array ? decoded(document) : document;
  if (typeof handed !== "string") return { document, origin, plugin };
  // A byte order mark is no part of JSON, but editors on Windows write one.
  const text = handed.startsWith("\uFEFF") ? handed.slice(1) : handed;
  try {
    return { document: JSON.parse(text) as unknown, origin, plugin };
  } catch (error) {
    const start = JSON.stringify(text.trimStart().slice(0, SHOWN_CHARACTERS));
    throw new DiagnosticError(documentNotJson({ origin, plugin, reason: (error as Error).message, start }));
  }
}

const decoded = ({ buffer, byteOffset, byteLength }: Uint8Array): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString("utf8");
