import { createHash } from "node:crypto";
import type { HandedDocument } from "../pipeline/source-context.ts";
import type { Plugin } from "../plugin.ts";

/**
 * Identifies everything that the output depends on: this package's version, the plugins and the documents.
 * @returns undefined when a plugin has no fingerprint, since then nothing can be known.
 */
export function fingerprintOf(
  plugins: readonly Plugin[],
  documents: readonly HandedDocument[],
  coreVersion: string,
): string | undefined {
  if (plugins.some(({ fingerprint }) => fingerprint === undefined)) return undefined;
  const hash = createHash("sha256");
  hash.update(JSON.stringify([coreVersion, plugins.map(({ name, fingerprint }) => [name, fingerprint])]));
  for (const { document, origin, plugin } of documents) {
    const text = typeof document === "string" ? document : JSON.stringify(document);
    hash.update(JSON.stringify([plugin, origin, text.length])).update(text);
  }
  return hash.digest("hex");
}
