import { reasonOf } from "../../document/fetch.ts";
import type { BackendResponse } from "./backend.ts";
import { type OwnedCheck, skipped } from "./check.ts";

const SUBJECT = "CORS";
/** What a client sends that a browser asks for beforehand. */
const SENT = ["content-type", "x-csrftoken"];

/**
 * Checks that a browser lets pages of an origin read responses and send calls.
 * @param response to a request with that origin.
 */
export async function corsChecks(
  response: BackendResponse,
  base: string,
  origin: URL | undefined,
  signal: AbortSignal,
): Promise<readonly OwnedCheck[]> {
  if (origin === undefined)
    return skipped(
      [SUBJECT],
      "Pass --origin with the origin of the pages, if it is not that of the backend.",
    );
  const page = origin.origin;
  if (page === new URL(base).origin)
    return [{ subject: SUBJECT, status: "ok", message: `${page} is the same origin` }];
  const reasons = [...allowing(response.headers, page), ...(await preflight(base, page, signal))];
  if (reasons.length === 0)
    return [{ subject: SUBJECT, status: "ok", message: `${page} may call the backend` }];
  const message = `Browsers keep pages of ${page} from calling the backend: ${reasons.join("; ")}.`;
  const hint =
    "Allow the origin, credentials and these headers in the backend (CORSMiddleware of Starlette, django-cors-headers), " +
    "or forward the path from the origin of the pages to the backend.";
  return [{ subject: SUBJECT, status: "problem", message, hint }];
}

/** What the headers of a response lack, as parts of a sentence. */
function allowing(headers: Headers, page: string): readonly string[] {
  const allowed = headers.get("access-control-allow-origin");
  if (allowed === null) return ["responses have no Access-Control-Allow-Origin"];
  if (allowed !== page && allowed !== "*") return [`Access-Control-Allow-Origin is ${allowed}`];
  const exposed = listed(headers.get("access-control-expose-headers"));
  return exposed.includes("x-mizan-identity") ? [] : ["Access-Control-Expose-Headers lacks X-Mizan-Identity"];
}

/** What the response to the preflight request lacks. */
async function preflight(base: string, page: string, signal: AbortSignal): Promise<readonly string[]> {
  try {
    const { ok, status, headers } = await fetch(`${base}/call/`, {
      method: "OPTIONS",
      headers: {
        origin: page,
        "access-control-request-method": "POST",
        "access-control-request-headers": SENT.join(","),
      },
      redirect: "manual",
      signal: AbortSignal.any([signal, AbortSignal.timeout(5_000)]),
    });
    if (!ok) return [`OPTIONS call/ is refused (${status})`];
    const allowed = listed(headers.get("access-control-allow-headers"));
    const lacking = allowed.includes("*") ? [] : SENT.filter((name) => !allowed.includes(name));
    return lacking.length === 0 ? [] : [`Access-Control-Allow-Headers lacks ${lacking.join(", ")}`];
  } catch (error) {
    signal.throwIfAborted();
    return [`OPTIONS call/ failed: ${reasonOf(error)}`];
  }
}

const listed = (header: string | null): readonly string[] =>
  (header ?? "")
    .toLowerCase()
    .split(",")
    .map((name) => name.trim());
