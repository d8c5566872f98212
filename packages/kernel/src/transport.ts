import { MizanError, type MizanErrorOptions } from "./error.ts";
import { isObject, own } from "./json.ts";
import { isServer } from "./page.ts";
import { LONGEST_DELAY, readRetryAfter } from "./retry.ts";
import type { CallOptions, KernelConfig } from "./types.ts";

export interface ParsedResponse {
  /** The envelope; `result` is the `Response` itself if the function returned one. */
  readonly body: Readonly<Record<string, unknown>>;
  /** This response was the first to show that another user is signed in. */
  readonly changed: boolean;
}

/** The identity of the signed-in user, as responses show it. */
export interface IdentityWatch {
  /** Aborts at the next reset. */
  epoch(): AbortSignal;
  /**
   * Takes the identity of a response and returns whether it has changed; null if a reset came after `asked` and the
   * response belongs to another user than the current one.
   * @param signal of the request, if it has one
   */
  see(identity: string | null, asked: AbortSignal, signal: AbortSignal | null): boolean | null;
}

export interface Transport {
  get(path: string, signal: AbortSignal): Promise<ParsedResponse>;
  /** Sent only in the epoch `asked`: rejects with `RESET` if that has ended. */
  call(body: object, options: CallOptions, asked: AbortSignal): Promise<ParsedResponse>;
  /** The CSRF token, fetched once; null if none is needed. */
  session(): Promise<string | null>;
  forgetSession(): void;
}

const isWhole = (body: object, method: string): boolean =>
  method === "GET"
    ? !Array.isArray(body)
    : Object.hasOwn(body, "result") &&
      ["invalidate", "refreshed"].every((key) => Array.isArray(own(body, key) ?? []));

export const createTransport = (config: KernelConfig, { epoch, see }: IdentityWatch): Transport => {
  const baseUrl = (config.baseUrl ?? "/api/mizan").replace(/\/+$/, "");
  let session: Promise<string | null> | undefined;

  const send = async (
    path: string,
    init: Omit<RequestInit, "headers"> & { headers?: Record<string, string> },
    asked = epoch(),
    timeout = config.timeout ?? 30_000,
  ): Promise<ParsedResponse> => {
    const { method = "GET", signal = null } = init;
    // Parameters may be long.
    const place = `${baseUrl}/${path}`.replace(/^(.{300}).+/s, "$1…");
    const fail = (code: string, status: number, reason: string, options?: MizanErrorOptions): MizanError =>
      new MizanError(code, status, `${method} ${place} ${reason}`, null, options);

    const headers = { ...init.headers, ...(await config.headers?.()) };
    if (asked.aborted) throw fail("RESET", 0, "was not sent: the user has changed");
    const abort = new AbortController();
    const cancel = (): void => abort.abort(signal!.reason);
    signal?.addEventListener("abort", cancel);
    if (signal?.aborted) cancel();
    const timer = setTimeout(() => abort.abort(), Math.min(timeout, LONGEST_DELAY));
    let response: Response;
    let invalidate: string | null;
    let text: string;
    try {
      response = await (config.fetch ?? fetch)(`${baseUrl}/${path}`, {
        ...init,
        headers,
        credentials: config.credentials!,
        signal: abort.signal,
        // Browsers guard redirects themselves. Elsewhere, `fetch` would send the headers of `config` to any origin.
        redirect: isServer() ? "manual" : "follow",
      });
      invalidate = response.headers.get("X-Mizan-Invalidate");
      text = invalidate ?? (await response.text());
    } catch (cause) {
      if (signal?.aborted) throw cause;
      throw abort.signal.aborted
        ? fail("TIMEOUT", 0, `got no response within ${timeout} ms`)
        : fail("NETWORK_ERROR", 0, "got no response", { cause });
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener("abort", cancel);
    }

    const { status } = response;
    const retryAfter = readRetryAfter(response.headers.get("Retry-After"));
    const location = response.headers.get("Location");
    const changed = see(response.headers.get("X-Mizan-Identity"), asked, signal);
    if (changed === null) throw fail("RESET", 0, "came too late: the user has changed");
    let body: unknown = text;
    try {
      body = JSON.parse(text);
    } catch {
      // Reported below: a body that is not JSON stays a string.
    }
    if (invalidate !== null) body = { result: response, invalidate: body };
    if (isObject(body)) {
      if ((response.ok || invalidate !== null) && isWhole(body, method)) return { body, changed };
      const error = own(body, "error");
      if (isObject(error) && typeof error["code"] === "string") {
        throw new MizanError(error["code"], status, String(error["message"]), error["details"], {
          retryAfter,
        });
      }
    }
    const reason = location
      ? `was redirected to ${location.split("?", 1)[0]!}`
      : `got ${status} without a mizan envelope`;
    throw fail("BAD_RESPONSE", status, reason, { retryAfter });
  };

  const openSession = async (): Promise<string | null> =>
    config.csrf === false ? null : ((await send("session/", {})).body["csrfToken"] as string | null);

  /** Keeps a session that calls of another user already wait for. */
  const forget = (used: typeof session): void => {
    if (session === used) session = undefined;
  };

  const transport: Transport = {
    get: (path, signal) => send(path, { signal }),

    async call(body, { signal = null, encode, timeout = encode && Infinity }, asked) {
      const text = JSON.stringify(body);
      for (let first = true; ; first = false) {
        const used = transport.session();
        const token = await used;
        try {
          const headers = {
            ...(!encode && { "Content-Type": "application/json" }),
            ...(token && { "X-CSRFToken": token }),
          };
          const encoded = encode ? encode(text) : text;
          return await send("call/", { method: "POST", headers, body: encoded, signal }, asked, timeout);
        } catch (error) {
          if (!first || (error as Partial<MizanError>).code !== "CSRF_FAILED") throw error;
          // Of several calls that fail together, the first forgets the token and all share the next one.
          forget(used);
        }
      }
    },

    session() {
      if (session) return session;
      const opened = (session = openSession());
      opened.catch(() => forget(opened));
      return opened;
    },

    forgetSession() {
      session = undefined;
    },
  };
  return transport;
};
