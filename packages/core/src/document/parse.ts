import { DiagnosticError } from "../diagnostics/diagnostic.ts";
import { documentNotJson } from "../diagnostics/document.ts";

/** A document as a source added it, not validated yet. */
export interface LoadedDocument {
  /** Parsed JSON. */
  readonly document: unknown;
  /** Where it came from, for messages: a path, a URL or the command that printed it. */
  readonly origin: string;
  /** Name of the plugin that added it. */
  readonly plugin: string;
}

const SHOWN_CHARACTERS = 80;

/** Parses a document that was added as a string or bytes. @throws DiagnosticError when it is not JSON. */
export function parseDocument({ document, origin, plugin }: LoadedDocument): LoadedDocument {
  const given = document instanceof Uint8Array ? decoded(document) : document;
  if (typeof given !== "string") return { document, origin, plugin };
  // A byte order mark is no part of JSON, but editors on Windows write one.
  const text = given.startsWith("\uFEFF") ? given.slice(1) : given;
  try {
    return { document: JSON.parse(text) as unknown, origin, plugin };
  } catch (error) {
    const start = JSON.stringify(text.trimStart().slice(0, SHOWN_CHARACTERS));
    throw new DiagnosticError(documentNotJson({ origin, plugin, reason: (error as Error).message, start }));
  }
}

const decoded = ({ buffer, byteOffset, byteLength }: Uint8Array): string =>
  Buffer.from(buffer, byteOffset, byteLength).toString("utf8");
