import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import type { AddedDocument } from "../pipeline/contexts.ts";
import type { Plugin } from "../plugin.ts";

/** Everything that the output of a build depends on. */
export interface BuildInputs {
  /** JSON of this package's version, the plugins with their fingerprints, and the origin of each document. */
  readonly made: string;
  /** All documents, concatenated. `made` contains their lengths. */
  readonly documents: Uint8Array;
}

/** @returns undefined when a plugin has no fingerprint, since its output may then depend on anything. */
export function inputsOf(
  plugins: readonly Plugin[],
  documents: readonly AddedDocument[],
  coreVersion: string,
): BuildInputs | undefined {
  if (plugins.some(({ fingerprint }) => fingerprint === undefined)) return undefined;
  const texts = documents.map(({ document }) => bytesOf(document));
  const made = JSON.stringify([
    coreVersion,
    plugins.map(({ name, fingerprint, select }) => [name, fingerprint, select]),
    documents.map(({ plugin, origin }, index) => [plugin, origin, texts[index]!.byteLength]),
  ]);
  return { made, documents: texts.length === 1 ? texts[0]! : Buffer.concat(texts) };
}

function bytesOf(document: unknown): Uint8Array {
  if (document instanceof Uint8Array) return document;
  return Buffer.from(typeof document === "string" ? document : JSON.stringify(document));
}

const CHUNK_BYTES = 65_536;

/**
 * Whether a file consists of exactly these bytes. It is read in chunks, since allocating memory for the whole file
 * would take longer than the comparison.
 * @throws a system error when the file cannot be read.
 */
export function hasBytes(file: string, bytes: Uint8Array): boolean {
  const descriptor = openSync(file, "r");
  try {
    if (fstatSync(descriptor).size !== bytes.byteLength) return false;
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    for (let start = 0; start < bytes.byteLength;) {
      const length = readSync(descriptor, chunk);
      const end = start + length;
      if (length === 0 || end > bytes.byteLength) return false;
      if (chunk.compare(bytes, start, end, 0, length) !== 0) return false;
      start = end;
    }
    return true;
  } finally {
    closeSync(descriptor);
  }
}
