import type { GreetingContextData, GreetInput } from "./api";

/** A `fetch` that responds as the backend does, from memory. */
export function stubBackend(): typeof fetch {
  let times = 0;
  return async (path, init) => {
    const { pathname, searchParams } = new URL(path as string, location.href);
    switch (pathname) {
      case "/api/mizan/session/":
        return Response.json({ csrfToken: null });
      case "/api/mizan/ctx/greeting/": {
        const greeting = { text: `Hello, ${searchParams.get("name")}!`, times };
        return Response.json({ greeting } satisfies GreetingContextData);
      }
      case "/api/mizan/call/": {
        const { args } = (await new Response(init?.body).json()) as { fn: "greet"; args: GreetInput };
        times += 1;
        return Response.json({ result: null, invalidate: [{ context: "greeting", params: args }] });
      }
      default:
        throw new Error(`The stub has no response for ${pathname}.`);
    }
  };
}
