import { shownAddress } from "../../document/address.ts";
import { reasonOf } from "../../document/fetch.ts";
import type { Backend } from "./config.ts";
import { type CheckRun, type OwnedCheck, skipped } from "./check.ts";
import { corsChecks } from "./cors.ts";

const SUBJECT = "Backend";
const TIMEOUT_MS = 5_000;
/** Where a backend is unless its document says otherwise. */
const DEFAULT_PREFIX = "/api/mizan";
const SHOWN_CHARACTERS = 120;

interface Asked {
  readonly url: URL | undefined;
  readonly origin: URL | undefined;
  /** What the documents say. */
  readonly backends: readonly Backend[];
}

/** Asks a running backend for its session, as clients do. */
export async function backendChecks(
  { url, origin, backends }: Asked,
  { signal, trace }: CheckRun,
): Promise<readonly OwnedCheck[]> {
  if (url === undefined)
    return skipped([SUBJECT], "Pass --url http://localhost:8000 to ask a running backend.");
  const known: readonly Partial<Backend>[] = backends.length > 0 ? backends : [{}];
  const end = trace.begin("backend");
  try {
    const found = await Promise.all(
      distinct(known, ({ prefix }) => prefix ?? DEFAULT_PREFIX).map(
        async ({ prefix = DEFAULT_PREFIX, csrf }) => {
          const base = endpoints(url, prefix);
          const response = await ask(base, signal, origin);
          const check = await judge(response, { base, url, prefix, csrf, signal });
          const cors =
            check.status === "problem"
              ? []
              : await corsChecks(response as BackendResponse, base, origin, signal);
          return [check, ...cors];
        },
      ),
    );
    return found.flat();
  } finally {
    end();
  }
}

function distinct<T>(all: readonly T[], keyOf: (one: T) => string): readonly T[] {
  return [...new Map(all.map((one) => [keyOf(one), one])).values()];
}

/** The address of the endpoints, which a user may have passed with or without their path. Without a slash at the end. */
function endpoints({ origin, pathname }: URL, prefix: string): string {
  const given = pathname.endsWith("/") ? pathname.slice(0, -1) : pathname;
  return origin + (given.endsWith(prefix) ? given : given + prefix);
}

/** A response with its whole text. */
export interface BackendResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Requests the session. @returns why there is no response, as the end of a sentence. */
async function ask(base: string, signal: AbortSignal, origin?: URL): Promise<BackendResponse | string> {
  const limit = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const response = await fetch(`${base}/session/`, {
      headers: { accept: "application/json", ...(origin && { origin: origin.origin }) },
      redirect: "manual",
      signal: AbortSignal.any([signal, limit]),
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  } catch (error) {
    signal.throwIfAborted();
    return limit.aborted ? `it did not respond within ${TIMEOUT_MS / 1000} s` : reasonOf(error);
  }
}

interface Expected {
  readonly base: string;
  readonly url: URL;
  readonly prefix: string;
  /** Undefined if there is no document. */
  readonly csrf: boolean | undefined;
  readonly signal: AbortSignal;
}

/** Explains a response, or that there is none. */
async function judge(response: BackendResponse | string, expected: Expected): Promise<OwnedCheck> {
  const address = `${expected.base}/session/`;
  const problem = (message: string, hint: string): OwnedCheck => ({
    subject: SUBJECT,
    status: "problem",
    message: `${address} ${message}.`,
    hint,
  });
  if (typeof response === "string")
    return problem(`cannot be reached: ${response}`, "Start the backend, or correct --url.");
  const { status, headers, text } = response;
  const location = headers.get("location");
  if (location !== null && status >= 300 && status < 400) {
    const hint =
      "Pass the address that it redirects to. If that is a page to sign in, exempt mizan's path from it.";
    return problem(`redirects to ${shownAddress(location)}`, hint);
  }
  const json = parsed(text);
  if (json === undefined || (status === 404 && !isEnvelope(json))) {
    const elsewhere = await foundElsewhere(expected);
    if (elsewhere !== undefined) {
      const hint = `Set the clients' \`baseUrl\` to it, or serve the endpoints below ${expected.prefix}.`;
      return problem(`is not there (${status}), but ${elsewhere}/session/ is`, hint);
    }
  }
  if (status === 404)
    return problem(
      "is not there (404)",
      "Check the path under which the application serves mizan, and what a proxy removes.",
    );
  if (status >= 500) {
    const hint = "The log of the backend, or of a proxy before it, says why.";
    return problem(`responded with ${status}: ${excerpt(text)}`, hint);
  }
  if (json === undefined) {
    const hint =
      "This may be the server of the frontend, or a proxy that does not forward. Pass the backend's own address.";
    return problem(
      `responded with ${status} and ${isPage(text) ? "a web page" : "text"}, not JSON: ${excerpt(text)}`,
      hint,
    );
  }
  if (status !== 200 || !("csrfToken" in json)) {
    const hint =
      "The backend's log says why. If something before mizan responds, exempt mizan's path from it.";
    return problem(`responded with ${status} without a session: ${excerpt(text)}`, hint);
  }
  if (!headers.has("x-mizan-identity"))
    return problem("responded without the header X-Mizan-Identity", "Let the proxy pass this header on.");
  if (expected.csrf !== undefined && expected.csrf !== (json["csrfToken"] !== null)) {
    const message = `${address} ${expected.csrf ? "sends no CSRF token" : "sends a CSRF token"}, unlike the document says.`;
    const hint =
      "Another version of the application is running. Restart it, or pass the address of the right one.";
    return { subject: SUBJECT, status: "warning", message, hint };
  }
  return { subject: SUBJECT, status: "ok", message: `${address} responds` };
}

/** The address below which the endpoints are instead: a proxy may remove the beginning of a path. */
async function foundElsewhere({ url, prefix, base, signal }: Expected): Promise<string | undefined> {
  const names = prefix.split("/").slice(1);
  const shorter = names.map((_, index) => ["", ...names.slice(index + 1)].join("/"));
  const candidates = [...shorter, DEFAULT_PREFIX].map((path) => url.origin + path);
  for (const candidate of new Set(candidates)) {
    if (candidate === base) continue;
    const response = await ask(candidate, signal);
    if (typeof response === "string" || response.status !== 200) continue;
    if ("csrfToken" in (parsed(response.text) ?? {})) return candidate;
  }
  return undefined;
}

/** The object that a text is in JSON. */
function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether mizan itself sent the error. */
function isEnvelope({ error }: Readonly<Record<string, unknown>>): boolean {
  return typeof (error as { code?: unknown } | null | undefined)?.code === "string";
}

const isPage = (text: string): boolean => /^\s*<(!doctype|html)/i.test(text);

function excerpt(text: string): string {
  const line = text.trim().replace(/\s+/g, " ");
  return line === "" ? "(nothing)" : line.slice(0, SHOWN_CHARACTERS);
}
