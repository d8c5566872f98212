import type { Handle, RequestHandler } from "@sveltejs/kit";
import type { Kernel, KernelConfig } from "@mizan/kernel";
import { forwardRequest, type ForwardOptions } from "@mizan/kernel/server";

declare global {
  namespace App {
    interface Locals {
      /** The client of the current request. */
      mizan: Kernel;
    }
  }
}

/**
 * A hook that gives each request a client, `event.locals.mizan`: `export const handle = handleMizan(createClient,
 * { baseUrl })` in `src/hooks.server.ts`. A load reads with it and returns `{ mizan: locals.mizan.dehydrate() }`.
 */
export function handleMizan(create: (config: KernelConfig) => Kernel, options: ForwardOptions): Handle {
  return async ({ event, resolve }) => {
    const cookies: string[] = [];
    event.locals.mizan = create(
      forwardRequest(
        {
          header: (name) => event.request.headers.get(name),
          setCookie: (cookie) => void cookies.push(cookie),
        },
        options,
      ),
    );
    const response = await resolve(event);
    for (const cookie of cookies) response.headers.append("set-cookie", cookie);
    return response;
  };
}

interface ProxyOptions extends Pick<ForwardOptions, "baseUrl"> {
  /** Where the route is, with the base path of the application. Default `/api/mizan`. */
  readonly path?: string;
}

/**
 * Passes requests of the browser to the backend, as the methods of the route `src/routes/api/mizan/[...path]`. A proxy in
 * front of the whole application does the same.
 */
export function mizanProxy({ baseUrl, path = "/api/mizan" }: ProxyOptions): RequestHandler {
  return async ({ request, url }) => {
    // Still encoded: decoded, it could name any path of the backend.
    const target = baseUrl + url.pathname.slice(path.length) + url.search;
    const response = await fetch(new Request(target, request), { redirect: "manual" });
    const headers = new Headers(response.headers);
    // `fetch` has decoded the body already.
    for (const name of ["content-encoding", "content-length"]) headers.delete(name);
    return new Response(response.body, { status: response.status, headers });
  };
}
