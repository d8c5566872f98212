/** @jest-environment node */
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createKernel } from "../src/index.ts";
import { rejection } from "./on-server.ts";

const listen = async (server: Server): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

describe("outside browsers, a redirect is not followed", () => {
  const arrived: IncomingHttpHeaders[] = [];
  const other = createServer((request, response) => {
    arrived.push(request.headers);
    response.end('{"result":null}');
  });
  let elsewhere: string;
  const api = createServer((request, response) => {
    arrived.push(request.headers);
    const isNear = request.url!.includes("near");
    response.writeHead(307, { Location: `${isNear ? "" : elsewhere}/x?token=secret` }).end();
  });
  let baseUrl: string;

  beforeAll(async () => {
    elsewhere = await listen(other);
    baseUrl = `${await listen(api)}/api`;
  });
  beforeEach(() => {
    arrived.length = 0;
  });
  afterAll(() => {
    other.close();
    api.close();
  });

  test.each([
    ["another origin", "far"],
    ["the same origin", "near"],
  ])("to %s, so no header reaches it", async (_where, name) => {
    const headers = (): Record<string, string> => ({ "x-api-key": "secret" });
    const kernel = createKernel({ baseUrl, headers, csrf: false, onError: () => {} });
    expect(await rejection(kernel.fetch(name))).toMatchObject({
      code: "BAD_RESPONSE",
      status: 307,
      message: `GET ${baseUrl}/ctx/${name}/ was redirected to ${name === "far" ? elsewhere : ""}/x`,
    });
    expect(await rejection(kernel.call(name))).toMatchObject({ status: 307 });
    expect(arrived).toHaveLength(2);
  });
});
