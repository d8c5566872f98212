/** @jest-environment node */
import { jest } from "@jest/globals";
import { configure, createKernel, defaultKernel, initSession } from "../src/index.ts";
import { onServer, rejection, withoutTimes } from "./on-server.ts";

describe("on a server, where there is neither window nor document", () => {
  test.each([
    ["configure", configure],
    ["defaultKernel", defaultKernel],
    ["initSession", initSession],
  ])("%s() refuses, since visitors would share it", (_name, use) => {
    expect(use).toThrow("on a server, call createKernel() for each request");
  });

  test(
    "no timer is left, not even for a failing context, which is asked once",
    onServer({ retry: true, errorAfter: 4 }, async ({ server, kernel }) => {
      const set = jest.spyOn(globalThis, "setTimeout");
      const clear = jest.spyOn(globalThis, "clearTimeout");
      try {
        await kernel.fetch("project", { project_id: 7 });
        kernel.context("project", { project_id: 8 }).subscribe(() => {})();
        server.respondNext("GET ctx/projects/", { status: 503, body: "" });
        expect(await rejection(kernel.fetch("projects"))).toMatchObject({ status: 503 });
        await kernel.call("touch");
        const cleared = clear.mock.calls.map(([timer]) => timer);
        const delays = set.mock.results.map(({ value }, at) =>
          cleared.includes(value as never) ? undefined : set.mock.calls[at]![1],
        );
        // The test's server, which runs in this process, waits for turns of the event loop, without a delay.
        expect(delays.filter((delay) => delay !== undefined)).toEqual([]);
      } finally {
        set.mockRestore();
        clear.mockRestore();
      }
      expect(server.newLabels().filter((label) => label === "GET ctx/projects/")).toHaveLength(1);
    }),
  );

  test(
    "getServer() is what was read, so that it renders",
    onServer({}, async ({ kernel }) => {
      const entry = kernel.context("project", { project_id: 7 });
      await entry.promise();
      expect(entry.getServer()).toBe(entry.get());
      expect(entry.getServer().status).toBe("success");
    }),
  );

  test(
    "two kernels share nothing",
    onServer({}, async ({ server, kernel }) => {
      const other = createKernel({ baseUrl: server.baseUrl });
      await kernel.fetch("projects");
      expect(withoutTimes(other.dehydrate())).toBe('{"contexts":[]}');
      expect(other.context("projects")).not.toBe(kernel.context("projects"));
    }),
  );

  test(
    "a script that says it is no server gets retries and timers that do not keep it alive",
    onServer({ server: false, retry: true, errorAfter: 2, retryDelay: 1 }, async ({ server, kernel }) => {
      server.respondNext("GET", { status: 503, body: "" });
      await kernel.fetch("projects");
      expect(server.newLabels()).toHaveLength(2);
    }),
  );
});
