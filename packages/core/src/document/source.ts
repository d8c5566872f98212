import path from "node:path";
import { fileURLToPath } from "node:url";
import { DiagnosticError } from "../diagnostics/diagnostic.ts";
import { documentRequestFailed, documentUnreadable } from "../diagnostics/document.ts";
import type { Plugin } from "../plugin.ts";
import { shownAddress } from "./address.ts";
import { fetchDocument, type FetchedDocument } from "./fetch.ts";
import { readDocument } from "./read.ts";

export interface DocumentSourceOptions {
  /** Path of a JSON file, relative to the root, or an http(s) URL. */
  readonly from: string | URL;
  /** Time limit for the whole response, in milliseconds; 30,000 by default. */
  readonly timeout?: number;
  /** Maximum size in bytes; 100 MB by default. */
  readonly maxBytes?: number;
  /** Name of the plugin, for a config that reads several documents; `mizan:document` by default. */
  readonly name?: string;
  /** Headers of the request, e.g. for authorization. They are only sent to the origin of `from`, not to another one that it redirects to. */
  readonly headers?: Readonly<Record<string, string>>;
}

const DEFAULT_TIMEOUT_MS = 30_000;
const DEFAULT_MAX_BYTES = 100_000_000;

/** The built-in source: reads the document from a file or fetches it. */
export function documentSource(options: DocumentSourceOptions): Plugin {
  const {
    timeout = DEFAULT_TIMEOUT_MS,
    maxBytes = DEFAULT_MAX_BYTES,
    headers = {},
    name = "mizan:document",
  } = options;
  const from = String(options.from);
  return {
    name,
    apiVersion: 1,
    // A build compares the document itself, so only its origin is left. The fingerprint is written to the disk, so it
    // contains no secrets.
    fingerprint: shownFrom(from),
    apply(api) {
      let latest: FetchedDocument | undefined;
      const fetchFrom = (signal: AbortSignal, etag?: string): Promise<FetchedDocument> =>
        fetchDocument(from, { timeout, maxBytes, headers, signal, etag });
      api.hooks.loadSource.tapPromise(name, async (context) => {
        if (isHttpUrl(from)) {
          // A server that does not respond has not changed the document.
          context.poll(async (signal) => {
            const { text } = await fetchFrom(signal, latest?.etag);
            return text !== null && text !== latest?.text;
          });
          latest = undefined;
          latest = await fetchFrom(context.signal);
          return context.addDocument(latest.text, latest.origin);
        }
        if (OTHER_ADDRESS.test(from)) {
          const reason = "only http, https and file URLs can be read.";
          throw new DiagnosticError(documentRequestFailed({ origin: shownFrom(from), reason }));
        }
        const file = path.resolve(api.root, localPath(from));
        context.watch(file);
        context.addDocument(await readDocument(file, maxBytes), file);
      });
    },
  };
}

/** Schemes have at least two letters, since Windows has drives of one letter. */
const OTHER_ADDRESS = /^(?!file:)[a-z][a-z\d+.-]+:\/\//i;

function isHttpUrl(from: string): boolean {
  return /^https?:\/\//i.test(from);
}

function shownFrom(from: string): string {
  return isHttpUrl(from) || OTHER_ADDRESS.test(from) ? shownAddress(from) : from;
}

function localPath(from: string): string {
  if (!from.startsWith("file:")) return from;
  try {
    return fileURLToPath(from);
  } catch (cause) {
    const reason = (cause as Error).message;
    throw new DiagnosticError(documentUnreadable({ origin: from, reason, cause }));
  }
}
