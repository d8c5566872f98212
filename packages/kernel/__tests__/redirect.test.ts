/** @jest-environment node */
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createKernel } from "../src/index.ts";
import { rejection } from "./on-server.ts";

const listen = async (server: Server): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

describe("outside browsers, a redirect", () => {
  const arrived: IncomingHttpHeaders[] = [];
  const other = createServer((request, response) => {
    arrived.push(request.headers);
    response.end('{"result":null}');
  });
  let elsewhere: string;
  const api = createServer((request, response) => {
    if (request.url!.startsWith("/moved/")) {
      response.end('{"of":"moved"}');
      return;
    }
    const isNear = request.url!.includes("near");
    response
      .writeHead(307, { Location: isNear ? `/moved${request.url}` : `${elsewhere}/x?token=secret` })
      .end();
  });
  let baseUrl: string;

  beforeAll(async () => {
    elsewhere = await listen(other);
    baseUrl = `${await listen(api)}/api`;
  });
  afterAll(() => {
    other.close();
    api.close();
  });

  const headers = (): Record<string, string> => ({ "x-api-key": "secret" });

  test("to another origin is not followed, so no header reaches it", async () => {
    const kernel = createKernel({ baseUrl, headers, csrf: false, onError: () => {} });
    expect(await rejection(kernel.fetch("far"))).toMatchObject({
      code: "BAD_RESPONSE",
      status: 307,
      message: `GET ${baseUrl}/ctx/far/ was redirected to ${elsewhere}/x`,
    });
    expect(await rejection(kernel.call("far"))).toMatchObject({ status: 307 });
    expect(arrived).toEqual([]);
  });

  test("within the origin is followed", async () => {
    const kernel = createKernel({ baseUrl, headers });
    expect(await kernel.fetch("near")).toEqual({ of: "moved" });
  });
});
