import type { HandedDocument } from "../pipeline/source-context.ts";
import type { Plugin } from "../plugin.ts";

/** Everything that the output of a build depends on. */
export interface BuildInputs {
  /** This package's version, the plugins with their fingerprints, and where each document came from; JSON. */
  readonly made: string;
  /** All documents, one after another; `made` says where each one ends. */
  readonly documents: Uint8Array;
}

/** @returns undefined when a plugin has no fingerprint, since then nothing can be known. */
export function inputsOf(
  plugins: readonly Plugin[],
  documents: readonly HandedDocument[],
  coreVersion: string,
): BuildInputs | undefined {
  if (plugins.some(({ fingerprint }) => fingerprint === undefined)) return undefined;
  const texts = documents.map(({ document }) => bytesOf(document));
  const made = JSON.stringify([
    coreVersion,
    plugins.map(({ name, fingerprint }) => [name, fingerprint]),
    documents.map(({ plugin, origin }, index) => [plugin, origin, texts[index]!.byteLength]),
  ]);
  return { made, documents: texts.length === 1 ? texts[0]! : Buffer.concat(texts) };
}

function bytesOf(document: unknown): Uint8Array {
  if (document instanceof Uint8Array) return document;
  return Buffer.from(typeof document === "string" ? document : JSON.stringify(document));
}
