import { type NextRequest, NextResponse } from "next/server";

/** Passes the browser's own requests to the backend, and lets only scripts with a nonce run. */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  if (pathname.startsWith("/api/mizan/")) {
    return NextResponse.rewrite(new URL(pathname + search, process.env["BACKEND_URL"]));
  }
  const nonce = crypto.randomUUID();
  const policy = `script-src 'nonce-${nonce}' 'strict-dynamic'`;
  const headers = new Headers(request.headers);
  headers.set("Content-Security-Policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  return response;
}

export const config = { matcher: ["/((?!_next/).*)"] };
