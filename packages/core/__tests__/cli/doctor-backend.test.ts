import type { RequestListener } from "node:http";
import { mizan, project } from "../support/command.ts";
import { DOCUMENT } from "../support/plugins.ts";
import { serving } from "../support/serving.ts";

const document = (prefix: string, csrf = false): string =>
  JSON.stringify({
    ...DOCUMENT,
    "x-mizan-session": { csrf },
    paths: { [`${prefix}/call/`]: {}, [`${prefix}/session/`]: {} },
  });

const PAGE = "https://app.example";
const IDENTITY = { "x-mizan-identity": "" };
const CORS = {
  "access-control-allow-origin": PAGE,
  "access-control-expose-headers": "X-Mizan-Identity, X-Mizan-Invalidate",
  "access-control-allow-headers": "Content-Type, X-CSRFToken",
};

interface Session {
  readonly token?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Responds to GET of a path with a session. */
const session =
  (path: string, { token = null, headers = IDENTITY }: Session = {}): RequestListener =>
  (request, response) => {
    const isThere = request.url === path || request.method === "OPTIONS";
    response.writeHead(isThere ? 200 : 404, { "content-type": "application/json", ...headers });
    response.end(isThere ? JSON.stringify({ csrfToken: token }) : '{"detail":"Not Found"}');
  };

/** The checks of the backend and of CORS: `status subject: message`, without the origin of the server. */
async function asked(listener: RequestListener, args: readonly string[] = [], text = document("/api/mizan")) {
  let lines: readonly string[] = [];
  await serving(listener, async (address) => {
    const root = project({ "document.json": text });
    const { stdout } = await mizan(root, ["doctor", "--json", "--url", address, ...args]);
    const { checks } = JSON.parse(stdout) as { checks: readonly Record<string, string>[] };
    lines = checks
      .filter(({ subject }) => subject === "Backend" || subject === "CORS")
      .map(({ status, subject, message }) => `${status} ${subject}: ${message!.replaceAll(address, "")}`);
  });
  return lines;
}

const NO_ORIGIN =
  "skipped CORS: Pass --origin with the origin of the pages, if it is not that of the backend.";

describe("a running backend", () => {
  test("may have failed", async () => {
    const failing: RequestListener = (_request, response) => response.writeHead(502).end();
    expect(await asked(failing)).toEqual([
      "problem Backend: /api/mizan/session/ responded with 502: (nothing).",
    ]);
  });
  test("responds at the path that the document says", async () => {
    const text = document("/x/y");
    expect(await asked(session("/x/y/session/"), [], text)).toEqual([
      "ok Backend: /x/y/session/ responds",
      NO_ORIGIN,
    ]);
  });

  test("may be named with its path", async () => {
    await serving(session("/api/mizan/session/"), async (address) => {
      const { stdout } = await mizan(project(), ["doctor", "--url", `${address}/api/mizan/`]);
      expect(stdout).toContain(`ok       Backend: ${address}/api/mizan/session/ responds\n`);
    });
  });

  test("cannot be reached", async () => {
    const { stdout } = await mizan(project(), ["doctor", "--url", "http://127.0.0.1:9"]);
    expect(stdout).toMatch(
      /problem {2}Backend: http:\/\/127\.0\.0\.1:9\/api\/mizan\/session\/ cannot be reached: \S/,
    );
  });

  test("does not respond in time", async () => {
    const [line] = await asked(() => {});
    expect(line).toBe(
      "problem Backend: /api/mizan/session/ cannot be reached: it did not respond within 5 s.",
    );
  });

  const page: RequestListener = (_, response) =>
    response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><p>Hello");

  test.each([
    ["is below a shorter path", session("/mizan/session/"), "is not there (404), but /mizan/session/ is."],
    ["is nowhere", session("/other/"), "is not there (404)."],
    ["is a web server", page, "responded with 200 and a web page, not JSON: <!doctype html><p>Hello."],
    [
      "redirects",
      (_, response) => response.writeHead(302, { location: "/login?next=/secret" }).end(),
      "redirects to /login?***.",
    ],
    [
      "refuses the request",
      (_, response) => response.writeHead(403).end('{"detail":"No"}'),
      'responded with 403 without a session: {"detail":"No"}.',
    ],
    [
      "is behind a proxy that removes headers",
      session("/api/mizan/session/", { headers: {} }),
      "responded without the header X-Mizan-Identity.",
    ],
  ])("%s", async (_what, listener, message) => {
    expect(await asked(listener)).toEqual([`problem Backend: /api/mizan/session/ ${message}`]);
  });

  test.each([
    [true, null, "sends no CSRF token"],
    [false, "t", "sends a CSRF token"],
  ])("is not the one of the document, where csrf is %s and the token is %s", async (csrf, token, message) => {
    const [line] = await asked(session("/api/mizan/session/", { token }), [], document("/api/mizan", csrf));
    expect(line).toBe(`warning Backend: /api/mizan/session/ ${message}, unlike the document says.`);
  });
});

describe("CORS", () => {
  const lines = async (headers: object, origin = PAGE): Promise<string> => {
    const listener = session("/api/mizan/session/", { headers: { ...IDENTITY, ...headers } });
    return (await asked(listener, ["--origin", `${origin}/page`]))[1]!;
  };

  test("allows what clients send", async () => {
    expect(await lines(CORS)).toBe(`ok CORS: ${PAGE} may call the backend`);
  });

  test.each([
    [
      {},
      "responses have no Access-Control-Allow-Origin; Access-Control-Allow-Headers lacks content-type, x-csrftoken",
    ],
    [{ ...CORS, "access-control-allow-origin": "https://b" }, "Access-Control-Allow-Origin is https://b"],
    [
      { ...CORS, "access-control-expose-headers": "x" },
      "Access-Control-Expose-Headers lacks X-Mizan-Identity",
    ],
    [
      { ...CORS, "access-control-allow-headers": "content-type" },
      "Access-Control-Allow-Headers lacks x-csrftoken",
    ],
  ])("is wrong: %j", async (headers, reason) => {
    expect(await lines(headers)).toBe(
      `problem CORS: Browsers keep pages of ${PAGE} from calling the backend: ${reason}.`,
    );
  });
});
