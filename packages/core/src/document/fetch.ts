import { DiagnosticError, isDiagnosticError } from "../diagnostics/diagnostic.ts";
import { documentRequestFailed } from "../diagnostics/document-request-failed.ts";
import { isError, messageOf } from "../diagnostics/thrown.ts";
import { readLimited } from "./read-limited.ts";

export interface FetchOptions {
  readonly timeout: number;
  readonly maxBytes: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

export interface FetchedDocument {
  readonly text: string;
  /** The address, and the one that it redirected to. */
  readonly origin: string;
}

const SHOWN_CHARACTERS = 200;

/**
 * Fetches a document, following redirects.
 * @throws DiagnosticError when the server cannot be reached, is too slow, answers with anything but a
 *   success, or sends more than the limit; the signal's reason when it is aborted.
 */
export async function fetchDocument(url: string, options: FetchOptions): Promise<FetchedDocument> {
  const { timeout, maxBytes, headers, signal } = options;
  if (!URL.canParse(url)) {
    const reason = "that is no address.";
    throw new DiagnosticError(documentRequestFailed({ origin: url, reason, cause: undefined }));
  }
  const limit = AbortSignal.timeout(timeout);
  const fail = (reason: string, cause?: unknown): never => {
    throw new DiagnosticError(documentRequestFailed({ origin: shown(url), reason, cause }));
  };
  try {
    const response = await fetch(shown(url), {
      headers: { accept: "application/json", ...credentials(url), ...headers },
      signal: AbortSignal.any([signal, limit]),
    });
    const origin = response.redirected ? `${shown(url)} (redirected to ${shown(response.url)})` : shown(url);
    // Whatever `Content-Length` says.
    const body = (response.body ?? []) as AsyncIterable<Uint8Array>;
    const text = (await readLimited(body, maxBytes, origin)).toString("utf8");
    if (!response.ok) fail(`it answered ${response.status} ${response.statusText}: ${excerpt(text)}`);
    return { text, origin };
  } catch (error) {
    signal.throwIfAborted();
    if (isDiagnosticError(error)) throw error;
    if (limit.aborted) return fail(`it did not answer in full within ${timeout} ms.`, error);
    return fail(reasonOf(error), error);
  }
}

/** Node hides the reason of a failed request in nested causes. */
function reasonOf(error: unknown): string {
  let deepest = error;
  while (isError(deepest) && isError(deepest.cause)) deepest = deepest.cause;
  const { errors = [] } = deepest as { readonly errors?: readonly unknown[] };
  return messageOf(errors[0] ?? deepest);
}

/** A user and password in an address, as the header that fetch wants instead. */
function credentials(url: string): Readonly<Record<string, string>> {
  const { username, password } = new URL(url);
  if (username === "" && password === "") return {};
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { authorization: `Basic ${Buffer.from(pair).toString("base64")}` };
}

/** An address without what may be secret in it. */
function shown(url: string): string {
  const parsed = new URL(url);
  parsed.username = "";
  parsed.password = "";
  return parsed.href;
}

function excerpt(text: string): string {
  const line = text.trim().replace(/\s+/g, " ");
  return line === "" ? "(nothing)" : line.slice(0, SHOWN_CHARACTERS);
}
