import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import type { AddedDocument } from "../pipeline/contexts.ts";
import { pluginShape } from "../diagnostics/plugin.ts";
import { DiagnosticError } from "../diagnostics/diagnostic.ts";
import { messageOf } from "../diagnostics/thrown.ts";
import type { Plugin, PluginInputs } from "../plugin.ts";
import type { Format } from "../output/format.ts";
import { packageFiles } from "./package-files.ts";

/** Everything that the output of a build depends on. */
export interface BuildInputs {
  /** JSON of this package's version, the plugins with their fingerprints, the origin of each document, and `format`. */
  readonly made: string;
  /** All documents, concatenated. `made` contains their lengths. */
  readonly documents: Uint8Array;
}

/**
 * @returns undefined when a plugin has no fingerprint, since its output may then depend on anything.
 * @throws DiagnosticError that names a plugin whose package cannot be read.
 */
export function inputsOf(
  plugins: readonly Plugin[],
  documents: readonly AddedDocument[],
  coreVersion: string,
  format?: Format,
): BuildInputs | undefined {
  const fingerprints = plugins.map(fingerprintOf);
  if (fingerprints.includes(undefined)) return undefined;
  const texts = documents.map(({ document }) => bytesOf(document));
  const made = JSON.stringify([
    coreVersion,
    plugins.map(({ name, select }, index) => [name, fingerprints[index], select]),
    documents.map(({ plugin, origin }, index) => [plugin, origin, texts[index]!.byteLength]),
    ...(format === undefined ? [] : [format]),
  ]);
  return { made, documents: texts.length === 1 ? texts[0]! : Buffer.concat(texts) };
}

function fingerprintOf({ name, fingerprint }: Plugin): string | undefined {
  if (typeof fingerprint !== "object") return fingerprint;
  const options = plainText(fingerprint.options);
  return options === undefined ? undefined : JSON.stringify([options, ...packagesOf(name, fingerprint)]);
}

function packagesOf(plugin: string, { packages }: PluginInputs): readonly (readonly string[])[] {
  return packages.map((root) => {
    try {
      return packageFiles(root);
    } catch (error) {
      const problem = `The package ${root.href} of ${plugin} cannot be read: ${messageOf(error)}`;
      const fix =
        "`fingerprint.packages` must contain the directories of package.json files, with a slash at the end.";
      throw new DiagnosticError(pluginShape({ problem, fix, plugin }));
    }
  });
}

/** The value as JSON; undefined if JSON would not tell it from every other value. */
function plainText(value: unknown): string | undefined {
  let isPlain = true;
  try {
    const text = JSON.stringify([value], (_key, one: unknown) => {
      isPlain &&= isData(one);
      return one;
    });
    return isPlain ? text : undefined;
  } catch {
    return undefined;
  }
}

function isData(value: unknown): boolean {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    const prototype = Object.getPrototypeOf(value) as object | null;
    // Also an object of another realm: only the prototype of all objects has no prototype.
    return prototype === null || Object.getPrototypeOf(prototype) === null;
  }
  return typeof value === "number" ? Number.isFinite(value) : !["function", "symbol"].includes(typeof value);
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
