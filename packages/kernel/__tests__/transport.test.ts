import { createKernel, MizanError, type KernelConfig } from "../src/index.ts";
import { envelope } from "../src/scenarios/world.ts";
import { onServer, rejection } from "./on-server.ts";

const HTML = { status: 502, body: "<html>Bad gateway</html>", headers: { "Content-Type": "text/html" } };

describe("what a call rejects with", () => {
  test(
    "the server's code, status, message and details",
    onServer({}, async ({ server, kernel }) => {
      const details = [{ loc: ["name"], type: "string_too_short", message: "Too short" }];
      server.respondNext("POST", envelope(422, "VALIDATION_FAILED", details));
      const error = (await rejection(kernel.call("touch"))) as MizanError;
      expect(error).toBeInstanceOf(MizanError);
      expect(error.name).toBe("MizanError");
      expect({
        code: error.code,
        status: error.status,
        message: error.message,
        details: error.details,
      }).toEqual({
        code: "VALIDATION_FAILED",
        status: 422,
        message: "validation_failed",
        details,
      });
      expect(error.issues).toEqual(details);
      server.respondNext("POST", envelope(400, "BAD_REQUEST", details));
      expect(((await rejection(kernel.call("touch"))) as MizanError).issues).toEqual([]);
    }),
  );

  test(
    "NETWORK_ERROR with its cause when there is no response, and it is not sent again",
    onServer({ retry: true, errorAfter: 4 }, async ({ server, kernel }) => {
      await kernel.initSession();
      server.respondNext("POST", "hang up");
      const error = (await rejection(kernel.call("touch"))) as MizanError;
      expect(error).toMatchObject({ code: "NETWORK_ERROR", status: 0 });
      expect(error.message).toBe(`POST ${server.baseUrl}/call/ got no response`);
      expect(error.cause).toMatchObject({ name: "TypeError" });
      expect(server.newLabels()).toEqual(["GET session/", "POST call/ touch"]);
    }),
  );

  test.each([
    ["HTML from a proxy", HTML],
    ["no JSON with status 200", { body: "Hello" }],
    ["an empty body", { body: "" }],
    ["an array", { body: [] }],
    ["null", { body: null }],
    ["an object without a result", { body: { data: 1 } }],
    ["an invalidate that is no list", { body: { result: 1, invalidate: {} } }],
    ["a refreshed that is no list", { body: { result: 1, refreshed: 1 } }],
    ["an error without a code", { status: 400, body: { error: { message: "?" } } }],
    ["an error that is text", { status: 404, body: { detail: "Not Found" } }],
    ["a broken invalidation header", { body: "x", headers: { "X-Mizan-Invalidate": "[" } }],
  ])("BAD_RESPONSE for %s", async (_name, response) => {
    await onServer({}, async ({ server, kernel }) => {
      server.respondNext("POST", response);
      const status = "status" in response ? response.status : 200;
      expect(await rejection(kernel.call("touch"))).toMatchObject({
        code: "BAD_RESPONSE",
        status,
        message: `POST ${server.baseUrl}/call/ got ${status} without a mizan envelope`,
      });
    })();
  });

  test(
    "the caller's own abort, as fetch gives it",
    onServer({}, async ({ server, kernel }) => {
      const abort = new AbortController();
      const call = server.hold("POST");
      const error = rejection(kernel.call("touch", {}, { signal: abort.signal }));
      const request = await call.arrived;
      abort.abort();
      expect(await error).toMatchObject({ name: "AbortError" });
      await server.quiet();
      expect(request.state).toBe("aborted");
    }),
  );

  test(
    "nothing is sent for a signal that was aborted before",
    onServer({ csrf: false }, async ({ server, kernel }) => {
      const error = await rejection(kernel.call("touch", {}, { signal: AbortSignal.abort() }));
      expect(error).toMatchObject({ name: "AbortError" });
      expect(server.newLabels()).toEqual([]);
    }),
  );
});

describe("a function that responds with a framework response", () => {
  test(
    "resolves with the Response, whatever its status, and what it invalidates is read again",
    onServer({}, async ({ server, kernel }) => {
      const entry = kernel.context("project", { project_id: 7 });
      const leave = entry.subscribe(() => {});
      await entry.promise();
      await kernel.initSession();
      server.newLabels();
      const invalidate = '[{"context": "project", "params": {"project_id": 7}}]';
      server.respondNext("POST", { status: 418, body: "tea", headers: { "X-Mizan-Invalidate": invalidate } });
      const response = await kernel.call<Response>("brew");
      expect(response.status).toBe(418);
      expect(await response.text()).toBe("tea");
      await server.quiet();
      expect(server.newLabels()).toEqual(["POST call/ brew", "GET ctx/project/?project_id=7"]);
      leave();
    }),
  );
});

describe("what is sent", () => {
  const sent = async (config: KernelConfig): Promise<Request> => {
    let request: Request | undefined;
    const kernel = createKernel({
      csrf: false,
      baseUrl: "http://127.0.0.1/api/",
      fetch: (input, init) => {
        request = new Request(input, init);
        return Promise.resolve(Response.json({ result: null }));
      },
      ...config,
    });
    await kernel.call("add", { a: 1, at: new Date(0), none: undefined });
    return request!;
  };

  test("a call is JSON, to a base URL with or without a slash at its end", async () => {
    const request = await sent({});
    expect(request.url).toBe("http://127.0.0.1/api/call/");
    expect(request.headers.get("Content-Type")).toBe("application/json");
    expect(await request.text()).toBe(
      '{"fn":"add","args":{"a":1,"at":"1970-01-01T00:00:00.000Z"},"mounted":[]}',
    );
  });

  test("headers are asked for once a request and may come late", async () => {
    let asked = 0;
    const headers = (): Promise<Record<string, string>> =>
      Promise.resolve({ Authorization: `Bearer ${(asked += 1)}` });
    expect((await sent({ headers })).headers.get("Authorization")).toBe("Bearer 1");
  });

  test("credentials", async () => {
    expect((await sent({ credentials: "include" })).credentials).toBe("include");
    expect((await sent({})).credentials).toBe("same-origin");
  });

  test(
    "without csrf no session is asked for and no token is sent",
    onServer({ csrf: false }, async ({ server, kernel }) => {
      await kernel.initSession();
      server.world.csrfToken = undefined as never;
      await kernel.call("touch");
      expect(server.newLabels()).toEqual(["POST call/ touch"]);
      expect(server.arrivals[0]!.headers["x-csrftoken"]).toBeUndefined();
    }),
  );

  test(
    "calls that start together share one session",
    onServer({}, async ({ server, kernel }) => {
      await Promise.all([kernel.call("touch"), kernel.call("touch"), kernel.initSession()]);
      expect(server.newLabels()).toEqual(["GET session/", "POST call/ touch", "POST call/ touch"]);
      expect(server.arrivals[1]!.headers["x-csrftoken"]).toBe("token-1");
    }),
  );

  test(
    "a session that could not be had is asked for again by the next call",
    onServer({}, async ({ server, kernel }) => {
      server.respondNext("GET session/", HTML);
      expect(await rejection(kernel.call("touch"))).toMatchObject({ code: "BAD_RESPONSE", status: 502 });
      await kernel.call("touch");
      expect(server.newLabels()).toEqual(["GET session/", "GET session/", "POST call/ touch"]);
    }),
  );

  test(
    "CSRF_FAILED twice in a row reaches the caller",
    onServer({}, async ({ server, kernel }) => {
      server.respondNext("POST", envelope(403, "CSRF_FAILED"));
      server.respondNext("POST", envelope(403, "CSRF_FAILED"));
      expect(await rejection(kernel.call("touch"))).toMatchObject({ code: "CSRF_FAILED" });
      expect(server.newLabels()).toHaveLength(4);
    }),
  );
});

test(
  "the message of an error does not repeat long parameters",
  onServer({}, async ({ server, kernel }) => {
    server.respondNext("GET", HTML);
    const ids = Array.from({ length: 1_000 }, (_, id) => id);
    const error = (await rejection(kernel.fetch("search", { ids }))) as MizanError;
    const start = `GET ${server.baseUrl}/ctx/search/?ids=0&ids=1&`;
    expect(error.message.slice(0, start.length)).toBe(start);
    expect(error.message).toMatch(/^GET .{300}… got 502 without a mizan envelope$/);
  }),
);

describe("where requests go", () => {
  const odd = [
    "../x",
    "..",
    ".",
    "//evil.test",
    "/\\evil.test",
    "\\\\evil.test",
    "/\t/evil.test",
    "\t//evil.test",
  ];
  const schemes = [
    "javascript:x",
    "https://evil.test/",
    "@evil.test",
    ":1@evil.test",
    "?a#b",
    "%2e%2e",
    "%2F..",
    "\n",
  ];

  test.each(["/api/mizan", "/", "", "http://127.0.0.1:1/api", "https://api.test", "http://api.test/a/../b/"])(
    "is below the base URL %j, whatever contexts, functions and parameters are called",
    async (baseUrl) => {
      const urls: string[] = [];
      const kernel = createKernel({
        baseUrl,
        fetch: (input) => {
          urls.push(input as string);
          return Promise.resolve(Response.json({ result: null, csrfToken: "t" }));
        },
      });
      for (const text of [...odd, ...schemes]) {
        await kernel.fetch(text, { [text]: text, list: [text, { [text]: text }] });
        await kernel.call(text, { [text]: text });
      }
      const page = "https://page.test/some/where";
      const base = new URL(`${baseUrl.replace(/\/+$/, "")}/`, page).href;
      const resolved = urls.map((url) => new URL(url, page).href);
      expect(resolved.filter((url) => !url.startsWith(base))).toEqual([]);
      expect(new Set(resolved.filter((url) => !url.startsWith(`${base}ctx/`) && !url.includes("?")))).toEqual(
        new Set([`${base}session/`, `${base}call/`]),
      );
    },
  );
});

describe("a context", () => {
  test(
    "has its name encoded in the path, and no empty query",
    onServer({}, async ({ server, kernel }) => {
      await kernel.fetch("a/b?c");
      expect(server.newLabels()).toEqual(["GET ctx/a%2Fb%3Fc/"]);
    }),
  );

  test.each([
    ["a failing server", { status: 500, body: { error: { code: "INTERNAL_ERROR", message: "" } } }, 3],
    ["a proxy's error page", HTML, 3],
    ["no response", "hang up" as const, 3],
    ["what is not there", envelope(404, "NOT_FOUND"), 1],
    ["what was refused", envelope(403, "FORBIDDEN"), 1],
    ["what is not implemented", envelope(501, "NOT_IMPLEMENTED"), 1],
    ["a response that is not mizan's", { body: "[]" }, 1],
  ])("%s is asked the right number of times", async (_name, response, times) => {
    await onServer({ retry: true, errorAfter: 3, retryDelay: 1 }, async ({ server, kernel }) => {
      for (let time = 0; time < 4; time++) server.respondNext("GET", response);
      expect(await rejection(kernel.fetch("projects"))).toBeInstanceOf(MizanError);
      await server.quiet();
      expect(server.newLabels()).toHaveLength(times);
    })();
  });

  test(
    "may hold the data of a function called error",
    onServer({}, async ({ server, kernel }) => {
      const body = { error: { code: "E1", message: "a mere field" } };
      server.respondNext("GET", { body });
      expect(await kernel.fetch("projects")).toEqual(body);
    }),
  );
});
