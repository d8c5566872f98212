/** @jest-environment node */
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { createKernel } from "../src/index.ts";
import { type ForwardOptions, forwardRequest, type IncomingRequest } from "../src/server.ts";

const visitor = new Headers({
  cookie: "session=1",
  authorization: "Bearer token",
  "accept-language": "de",
  "x-forwarded-for": "192.0.2.1",
});
const header = (name: string): string | null => visitor.get(name);

interface Backend {
  readonly baseUrl: string;
  /** Reads a context for the visitor. @returns the headers that reached the backend */
  read(request: IncomingRequest, options?: Partial<ForwardOptions>): Promise<IncomingHttpHeaders>;
}

/** Runs a test's body with a backend that sets two cookies in each response. */
const withBackend = async (run: (backend: Backend) => Promise<void>): Promise<void> => {
  let headers: IncomingHttpHeaders = {};
  const server = createServer((request, response) => {
    headers = request.headers;
    response.setHeader("Set-Cookie", [
      "session=2; Path=/; HttpOnly",
      "seen=1; Expires=Wed, 01 Jan 2031 00:00:00 GMT",
    ]);
    response.end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    await run({
      baseUrl,
      async read(request, options) {
        await createKernel(forwardRequest(request, { baseUrl, ...options })).fetch("projects");
        return headers;
      },
    });
  } finally {
    server.closeAllConnections();
    server.close();
  }
};

test("forwards the headers that identify the visitor, and no others", () =>
  withBackend(async ({ read }) => {
    const headers = await read({ header });
    expect(headers).toMatchObject({
      cookie: "session=1",
      authorization: "Bearer token",
      "accept-language": "de",
    });
    expect(headers).not.toHaveProperty("x-forwarded-for");
  }));

test("forwards the headers that the options name instead", () =>
  withBackend(async ({ read }) => {
    const headers = await read({ header }, { forward: ["x-forwarded-for"] });
    expect(headers).toMatchObject({ "x-forwarded-for": "192.0.2.1" });
    expect(headers).not.toHaveProperty("cookie");
  }));

test("hands over each cookie that the backend sets, before the data is there", () =>
  withBackend(async ({ read }) => {
    const cookies: string[] = [];
    const setCookie = async (cookie: string): Promise<void> => {
      await Promise.resolve();
      cookies.push(cookie);
    };
    await read({ header, setCookie });
    expect(cookies).toEqual(["session=2; Path=/; HttpOnly", "seen=1; Expires=Wed, 01 Jan 2031 00:00:00 GMT"]);
  }));

test("drops cookies where the response cannot set them", () =>
  withBackend(async ({ read }) => {
    expect(await read({ header })).toMatchObject({ cookie: "session=1" });
  }));
