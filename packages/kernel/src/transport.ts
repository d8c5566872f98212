import { MizanError } from "./error.ts";
import { isObject, own } from "./json.ts";
import type { CallOptions, KernelConfig } from "./types.ts";

export interface Answer {
  /** The envelope; `result` is the `Response` itself where a function gave one. */
  readonly body: Readonly<Record<string, unknown>>;
  /** This answer was the first to show that somebody else is signed in. */
  readonly changed: boolean;
}

/**
 * Called when a request leaves; what it gives is called with the identity of the answer and tells whether that has
 * changed. It throws if everything was reset in between, for somebody else.
 */
export type WatchIdentity = () => (identity: string | null) => boolean;

export interface Transport {
  get(path: string, signal: AbortSignal): Promise<Answer>;
  call(body: object, options: CallOptions): Promise<Answer>;
  /** The CSRF token, asked for once; null where none is needed. */
  session(): Promise<string | null>;
  forgetSession(): void;
}

const isWhole = (body: object, method: string): boolean =>
  method === "GET"
    ? !Array.isArray(body)
    : Object.hasOwn(body, "result") &&
      ["invalidate", "refreshed"].every((key) => Array.isArray(own(body, key) ?? []));

export const createTransport = (config: KernelConfig, watchIdentity: WatchIdentity): Transport => {
  const baseUrl = (config.baseUrl ?? "/api/mizan").replace(/\/+$/, "");
  let session: Promise<string | null> | undefined;

  const send = async (
    path: string,
    init: Omit<RequestInit, "headers"> & { headers?: Record<string, string> },
  ): Promise<Answer> => {
    const { method = "GET", signal } = init;
    const sees = watchIdentity();
    const fail = (code: string, status: number, reason: string, cause?: unknown): MizanError =>
      new MizanError(code, status, `${method} ${baseUrl}/${path} ${reason}`, null, { cause });

    const headers = { ...init.headers, ...(await config.headers?.()) };
    let response: Response;
    let invalidate: string | null;
    let text: string;
    try {
      response = await (config.fetch ?? fetch)(`${baseUrl}/${path}`, {
        ...init,
        headers,
        credentials: config.credentials!,
      });
      invalidate = response.headers.get("X-Mizan-Invalidate");
      text = invalidate ?? (await response.text());
    } catch (cause) {
      throw signal?.aborted ? cause : fail("NETWORK_ERROR", 0, "got no answer", cause);
    }

    const changed = sees(response.headers.get("X-Mizan-Identity"));
    let body: unknown = text;
    try {
      body = JSON.parse(text);
    } catch {
      // Reported below: what is not JSON is no object either.
    }
    if (invalidate !== null) body = { result: response, invalidate: body };
    if (isObject(body)) {
      if ((response.ok || invalidate !== null) && isWhole(body, method)) return { body, changed };
      const error = own(body, "error");
      if (isObject(error) && typeof error["code"] === "string") {
        throw new MizanError(error["code"], response.status, String(error["message"]), error["details"]);
      }
    }
    throw fail("BAD_RESPONSE", response.status, `got ${response.status}, no mizan envelope`);
  };

  const transport: Transport = {
    get: (path, signal) => send(path, { signal }),

    async call(body, { signal = null, encode }) {
      const text = JSON.stringify(body);
      for (let first = true; ; first = false) {
        const used = transport.session();
        const token = await used;
        try {
          return await send("call/", {
            method: "POST",
            headers: {
              ...(!encode && { "Content-Type": "application/json" }),
              ...(token && { "X-CSRFToken": token }),
            },
            body: encode ? encode(text) : text,
            signal,
          });
        } catch (error) {
          if (!first || (error as Partial<MizanError>).code !== "CSRF_FAILED") throw error;
          // Of several calls that fail together, the first forgets the token and all share the next one.
          if (session === used) session = undefined;
        }
      }
    },

    session: () =>
      (session ??=
        config.csrf === false
          ? Promise.resolve(null)
          : send("session/", {}).then(
              ({ body }) => body["csrfToken"] as string | null,
              (error: unknown) => {
                session = undefined;
                throw error;
              },
            )),

    forgetSession() {
      session = undefined;
    },
  };
  return transport;
};
