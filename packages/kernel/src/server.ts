import type { KernelConfig } from "./config.ts";

/** The request that a server is about to respond to with a page. */
export interface IncomingRequest {
  /** The value of one of its headers. */
  header(name: string): string | null | undefined;
  /** Adds a `Set-Cookie` header to the response. Without it, the cookies that the backend sets are dropped. */
  setCookie?(header: string): void | Promise<void>;
}

export interface ForwardOptions {
  /** The URL at which this server reaches the backend: `http://backend:8000/api/mizan`. */
  readonly baseUrl: string;
  /** The names of the headers that the backend gets. Default `cookie`, `authorization` and `accept-language`. */
  readonly forward?: readonly string[];
}

const FORWARDED = ["cookie", "authorization", "accept-language"];

/**
 * The options of a client that reads on behalf of a request: `createClient(forwardRequest(request, options))`. Each
 * request needs a client of its own, since a client has the data of one user.
 */
export function forwardRequest(
  { header, setCookie }: IncomingRequest,
  { baseUrl, forward = FORWARDED }: ForwardOptions,
): KernelConfig {
  const headers: Record<string, string> = {};
  for (const name of forward) {
    const value = header(name);
    if (value) headers[name] = value;
  }
  return {
    baseUrl,
    headers: () => headers,
    async fetch(...request) {
      const response = await fetch(...request);
      for (const cookie of response.headers.getSetCookie()) await setCookie?.(cookie);
      return response;
    },
  };
}
