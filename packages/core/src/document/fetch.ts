import { DiagnosticError, isDiagnosticError } from "../diagnostics/diagnostic.ts";
import { documentRequestFailed } from "../diagnostics/document.ts";
import { isError, messageOf } from "../diagnostics/thrown.ts";
import { bare, credentials, parsedUrl, shownAddress, withoutSecrets } from "./address.ts";
import { readLimited } from "./read.ts";

export interface FetchOptions {
  /** The `ETag` of an earlier response, which is then not sent again. */
  readonly etag?: string | undefined;
  readonly timeout: number;
  readonly maxBytes: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

export interface FetchedDocument {
  /** null if the response is still that of `etag`. */
  readonly text: string | null;
  readonly etag: string | undefined;
  /** The URL, and the one that it redirected to. */
  readonly origin: string;
}

/** A longer limit would end the request at once. */
const LONGEST_MS = 2 ** 31 - 1;
const SHOWN_CHARACTERS = 200;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
const MOST_REDIRECTS = 5;

/**
 * Fetches a document, following redirects.
 * @throws DiagnosticError when the server cannot be reached, is too slow, redirects to a URL that
 *   must not be followed, responds with anything but a success, or sends more than the limit; the signal's reason when it is aborted.
 */
export async function fetchDocument(url: string, options: FetchOptions): Promise<FetchedDocument> {
  const { timeout, maxBytes, headers, signal, etag } = options;
  let origin = shownAddress(url);
  const fail = (reason: string, cause?: unknown): never => {
    throw new DiagnosticError(documentRequestFailed({ origin, reason, cause }));
  };
  const start = parsedUrl(url) ?? fail("it is not a valid URL.");
  const unsendable = Object.entries(headers).find(([name, value]) => !isHeader(name, value));
  if (unsendable !== undefined)
    return fail(
      `the header ${JSON.stringify(unsendable[0])} cannot be sent: its name or value is not valid in HTTP.`,
    );
  const limit = AbortSignal.timeout(Math.min(timeout, LONGEST_MS));
  try {
    const sent = etag === undefined ? headers : { ...headers, "if-none-match": etag };
    const { response, address } = await follow(start, sent, AbortSignal.any([signal, limit]), fail);
    const current = response.headers.get("etag") ?? undefined;
    if (etag !== undefined && response.status === 304) return { text: null, etag, origin };
    if (address !== start) origin = `${origin} (redirected to ${shownAddress(address.href)})`;
    // `Content-Length` may be wrong, so the bytes are counted.
    const body = (response.body ?? []) as AsyncIterable<Uint8Array>;
    const text = (await readLimited(body, maxBytes, origin)).toString("utf8");
    if (!response.ok) {
      const said = excerpt(withoutSecrets(text, start, headers));
      const dropped = address.origin === start.origin ? "" : ` Headers are sent to ${start.origin} only.`;
      fail(`it answered ${response.status} ${response.statusText}: ${said}${dropped}`);
    }
    return { text, etag: current, origin };
  } catch (error) {
    signal.throwIfAborted();
    if (isDiagnosticError(error)) throw error;
    if (limit.aborted) return fail(`it did not answer in full within ${timeout} ms.`, error);
    return fail(withoutSecrets(reasonOf(error), start, headers), error);
  }
}

/**
 * Follows redirects one by one, since `fetch` would send the headers to every server on the way. After a redirect
 * to another origin they are no longer sent.
 */
async function follow(
  start: URL,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
  fail: (reason: string) => never,
): Promise<{ readonly response: Response; readonly address: URL }> {
  let address = start;
  let secret: Readonly<Record<string, string>> = { ...credentials(start), ...headers };
  for (let redirects = 0; ; redirects += 1) {
    const response = await fetch(bare(address), {
      headers: { accept: "application/json", ...secret },
      redirect: "manual",
      signal,
    });
    const location = REDIRECTS.has(response.status) ? response.headers.get("location") : null;
    if (location === null) return { response, address };
    await response.body?.cancel();
    if (redirects === MOST_REDIRECTS) return fail(`it redirected more than ${MOST_REDIRECTS} times.`);
    const next = parsedUrl(location, address) ?? fail("it redirected to an invalid URL.");
    if (next.protocol !== "http:" && next.protocol !== "https:")
      return fail(`it redirected to a URL that begins with "${next.protocol}", not with http or https.`);
    if (address.protocol === "https:" && next.protocol === "http:")
      return fail(`it redirected to ${shownAddress(next.href)}, from https to http.`);
    if (next.origin !== start.origin) secret = {};
    address = next;
  }
}

function isHeader(name: string, value: string): boolean {
  try {
    return new Headers([[name, value]]).has(name);
  } catch {
    return false;
  }
}

/** Node hides the reason of a failed request in nested causes. */
export function reasonOf(error: unknown): string {
  let deepest = error;
  while (isError(deepest) && isError(deepest.cause)) deepest = deepest.cause;
  const { errors = [] } = deepest as { readonly errors?: readonly unknown[] };
  return messageOf(errors[0] ?? deepest);
}

function excerpt(text: string): string {
  const line = text.trim().replace(/\s+/g, " ");
  return line === "" ? "(nothing)" : line.slice(0, SHOWN_CHARACTERS);
}
