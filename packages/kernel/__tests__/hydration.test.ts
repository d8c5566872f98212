import { runInNewContext } from "node:vm";
import { createKernel } from "../src/index.ts";
import { onServer, withoutTimes } from "./on-server.ts";
import { reader, shownName, until } from "../src/scenarios/views.ts";

const params = { project_id: 7 };

describe("what a server's kernel hands over", () => {
  test(
    "is JSON, and JavaScript, that cannot end a script tag, in the shape of refreshed, with the identity",
    onServer({}, async ({ server, kernel }) => {
      const name = "</script><!--<script>\u2028\u2029&é😂";
      server.respondNext("GET", { headers: { "X-Mizan-Identity": "<ada>" }, body: { name } });
      await kernel.fetch("project", params);
      kernel.context("projects");
      const state = kernel.dehydrate();
      expect(withoutTimes(state)).toBe(
        '{"identity":"\\u003cada>","contexts":[{"context":"project","params":{"project_id":7},"data":' +
          '{"name":"\\u003c/script>\\u003c!--\\u003cscript>\u2028\u2029&é😂"}}]}',
      );
      for (const read of [JSON.parse(state), runInNewContext(`(${state})`)] as unknown[])
        expect(read).toMatchObject({ contexts: [{ data: { name } }] });
    }),
  );

  test(
    "is taken as text or parsed, sends nothing, and stays the server snapshot while the data moves on",
    onServer({}, async ({ server, kernel }) => {
      await kernel.fetch("project", params);
      const state = kernel.dehydrate();
      for (const given of [state, JSON.parse(state) as unknown]) {
        server.world.names.set(7, "Apollo");
        server.newLabels();
        const browser = createKernel({ baseUrl: server.baseUrl });
        browser.hydrate(given);
        const entry = browser.context("project", params);
        const snapshot = entry.getServer();
        expect(entry.get()).toEqual(snapshot);
        expect(await entry.promise()).toBe(entry.get().data);
        entry.subscribe(() => {});
        await server.quiet();
        expect(server.newLabels()).toEqual([]);

        server.world.names.set(7, "Apollo 11");
        browser.invalidate("project");
        await until(() => shownName(entry.get()) === "Apollo 11");
        expect(entry.getServer()).toBe(snapshot);
        expect(shownName(snapshot)).toBe("Apollo");
      }
    }),
  );

  test(
    "does not replace what the browser knows already, but is still what the HTML showed",
    onServer({}, async ({ server, kernel }) => {
      await kernel.fetch("project", params);
      const state = kernel.dehydrate();
      server.world.names.set(7, "Apollo 11");
      const browser = createKernel({ baseUrl: server.baseUrl });
      await browser.fetch("project", params);
      browser.hydrate(state);
      const entry = browser.context("project", params);
      expect(shownName(entry.get())).toBe("Apollo 11");
      expect(shownName(entry.getServer())).toBe("Apollo");
    }),
  );

  test(
    "reaches mounted instances after the current task, so that a component may take it while it is rendered",
    onServer({}, async ({ server, kernel }) => {
      await kernel.fetch("project", params);
      const browser = createKernel({ baseUrl: server.baseUrl });
      const entry = browser.context("project", params);
      let notified = 0;
      entry.subscribe(() => notified++);
      await entry.promise();
      notified = 0;
      server.world.names.set(7, "Apollo 11");
      await kernel.fetch("project", params);
      browser.hydrate(kernel.dehydrate());
      expect(notified).toBe(0);
      await Promise.resolve();
      expect([shownName(entry.get()), notified]).toEqual(["Apollo 11", 1]);
    }),
  );

  test(
    "is dropped and read again when another user is signed in in the browser",
    onServer({}, async ({ server, kernel }) => {
      await kernel.fetch("project", params);
      const browser = createKernel({ baseUrl: server.baseUrl, csrf: false });
      browser.hydrate(kernel.dehydrate());
      const entry = browser.context("project", params);
      const shown: unknown[] = [];
      entry.subscribe(() => shown.push(entry.get().data));
      server.world.identity = "grace";
      await browser.fetch("projects");
      await until(() => !entry.get().fetching);
      expect(shown).toEqual([null, { detail: { id: 7, name: "Apollo", reader: "grace" } }]);
    }),
  );

  test(
    "is not taken if the browser has seen another user: everything is dropped, and what is mounted is read again",
    onServer({}, async ({ server, kernel }) => {
      await kernel.initSession();
      const entry = kernel.context("project", params);
      entry.subscribe(() => {});
      await entry.promise();
      server.newLabels();
      const data = { detail: { name: "Private", reader: "grace" } };
      kernel.hydrate({ identity: "grace", contexts: [{ context: "project", params, data }] });
      kernel.hydrate({
        identity: "ada",
        contexts: [{ context: "projects", params: {}, data: { list: [] } }],
      });
      expect(entry.get()).toMatchObject({ data: null, fetching: true });
      expect(kernel.context("projects").get().data).toEqual({ list: [] });
      await until(() => reader(entry.get()) === "ada");
      expect(server.newLabels()).toEqual(["GET ctx/project/?project_id=7"]);
    }),
  );

  test(
    "is taken if it is newer than what the browser knows, and not if it is older",
    onServer({}, ({ kernel }) => {
      const at = (time: number, name: string): object => ({
        time,
        contexts: [{ context: "project", params, data: { detail: { name } }, age: 0 }],
      });
      const now = Date.now();
      const entry = kernel.context("project", params);
      for (const [state, name] of [
        [at(now - 3_000, "First"), "First"],
        [at(now - 1_000, "Second"), "Second"],
        [at(now - 2_000, "Late"), "Second"],
      ] as const) {
        kernel.hydrate(state);
        expect(shownName(entry.get())).toBe(name);
      }
      expect(shownName(entry.getServer())).toBe("Late");
      return Promise.resolve();
    }),
  );

  test.each([
    ["fresh", 0, 0, []],
    ["old on the server already", 60_000, 0, ["GET ctx/project/?project_id=7"]],
    ["in HTML from a cache", 0, 60_000, ["GET ctx/project/?project_id=7"]],
    ["from a server whose clock is ahead", 0, -60_000, []],
  ])("%s: the age counts from the server's response", async (_name, age, cached, requests) => {
    await onServer({}, async ({ server, kernel }) => {
      const contexts = [{ context: "project", params, data: { detail: { name: "Apollo" } }, age }];
      kernel.hydrate({ time: Date.now() - cached, contexts });
      kernel.context("project", params).subscribe(() => {});
      await server.quiet();
      expect(server.newLabels()).toEqual(requests);
    })();
  });

  test("may be missing", () => {
    const kernel = createKernel();
    kernel.hydrate(null);
    kernel.hydrate(undefined);
    expect(withoutTimes(kernel.dehydrate())).toBe('{"contexts":[]}');
  });

  test("may hold fields called __proto__", () => {
    const kernel = createKernel();
    const state =
      '{"contexts":[{"context":"odd","params":{"__proto__":1},"data":{"__proto__":{"polluted":1}}}]}';
    kernel.hydrate(state);
    expect(withoutTimes(kernel.dehydrate())).toBe(state);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});
