import { onServer, rejection } from "./on-server.ts";
import { shownName, until } from "../src/scenarios/views.ts";
import { envelope } from "../src/scenarios/world.ts";

const affects = { project: ["project_id"], projects: [] };
const rename = { project_id: 7, name: "Apollo 11" };
const READ = "GET ctx/project/?project_id=7";

describe("the instances that a call lists as mounted", () => {
  test(
    "are those that it can affect, by name and by scope, while they are mounted",
    onServer({}, async ({ server, kernel }) => {
      const mount = (name: string, params?: object): (() => void) =>
        kernel.context(name, params).subscribe(() => {});
      mount("project", { project_id: 7 });
      mount("project", { project_id: 7, page: 2, filter: { b: [1, null], a: "x" } });
      mount("project", { project_id: 8 });
      mount("project", {});
      mount("projects", { order: null });
      mount("members", { project_id: 7 });
      mount("project", { project_id: 7, page: 3 })();
      await kernel.fetch("project", { project_id: 7, page: 4 });
      await kernel.call("rename_project", rename, { affects });
      expect(server.arrivals.at(-1)!.body).toEqual({
        fn: "rename_project",
        args: rename,
        mounted: [
          { context: "project", params: { project_id: 7 } },
          { context: "project", params: { project_id: 7, page: 2, filter: { b: [1, null], a: "x" } } },
          { context: "project", params: {} },
          { context: "projects", params: { order: null } },
        ],
      });
    }),
  );

  test(
    "are at most 32; the others are read again one by one",
    onServer({}, async ({ server, kernel }) => {
      const entries = Array.from({ length: 34 }, (_, page) =>
        kernel.context("project", { project_id: 7, page }),
      );
      for (const entry of entries) entry.subscribe(() => {});
      await until(() => entries.every((entry) => !entry.get().fetching));
      await kernel.initSession();
      server.newLabels();
      await kernel.call("rename_project", rename, { affects });
      await until(() => entries.every((entry) => shownName(entry.get()) === "Apollo 11"));
      await server.quiet();
      expect(server.newLabels()).toEqual([
        "POST call/ rename_project",
        "GET ctx/project/?page=32&project_id=7",
        "GET ctx/project/?page=33&project_id=7",
      ]);
    }),
  );

  test(
    "are none for a call that affects nothing",
    onServer({}, async ({ server, kernel }) => {
      kernel.context("project", { project_id: 7 }).subscribe(() => {});
      await kernel.call("touch", {});
      expect(server.arrivals.at(-1)!.body!.mounted).toEqual([]);
    }),
  );

  test(
    "a field called constructor or __proto__ scopes like any other",
    onServer({}, async ({ server, kernel }) => {
      const odd = JSON.parse('{"__proto__": 1, "constructor": 2}') as object;
      kernel.context("odd", odd).subscribe(() => {});
      kernel.context("odd", { constructor: 3 }).subscribe(() => {});
      const scoped = { affects: { odd: ["__proto__", "constructor"] } };
      await kernel.call("touch", odd, scoped);
      expect(JSON.stringify(server.arrivals.at(-1)!.body!.mounted)).toBe(
        '[{"context":"odd","params":{"__proto__":1,"constructor":2}}]',
      );
      await kernel.call("touch", {}, scoped);
      expect(server.arrivals.at(-1)!.body!.mounted).toHaveLength(2);
    }),
  );
});

describe("what comes back", () => {
  test(
    "a read that left after the call is not trusted less than the payload: it is done again",
    onServer({}, async ({ server, kernel }) => {
      const entry = kernel.context("project", { project_id: 7 });
      entry.subscribe(() => {});
      await entry.promise();
      const call = server.hold("POST");
      const result = kernel.call("rename_project", rename, { affects });
      await call.arrived;
      server.world.names.set(7, "Apollo 12");
      await entry.refetch();
      expect(shownName(entry.get())).toBe("Apollo 12");
      server.newLabels();
      call.release();
      await result;
      await until(() => !entry.get().fetching);
      expect(shownName(entry.get())).toBe("Apollo 12");
      expect(server.newLabels()).toEqual([READ]);
    }),
  );

  test(
    "a read that left after the call and is still on its way is not lost to the payload: it is done again",
    onServer({}, async ({ server, kernel }) => {
      const entry = kernel.context("project", { project_id: 7 });
      entry.subscribe(() => {});
      await Promise.all([entry.promise(), kernel.initSession()]);
      const [read, call] = [server.hold("GET"), server.hold("POST")];
      const result = kernel.call("rename_project", rename, { affects });
      await call.arrived;
      server.world.names.set(7, "Apollo 12");
      kernel.invalidate("project");
      await read.arrived;
      server.newLabels();
      call.release();
      await result;
      await until(() => !entry.get().fetching);
      expect(shownName(entry.get())).toBe("Apollo 12");
      expect(server.newLabels()).toEqual([READ]);
      read.release();
    }),
  );

  test(
    "a read that left before the call and was answered before it is not undone by the payload either",
    onServer({}, async ({ server, kernel }) => {
      const entry = kernel.context("project", { project_id: 7 });
      entry.subscribe(() => {});
      await Promise.all([entry.promise(), kernel.initSession()]);
      const [read, call] = [server.hold("GET"), server.hold("POST")];
      // The server responds late: after the call, and after a later change by another user.
      const late = { detail: { id: 7, name: "Apollo 12", reader: "ada" } };
      server.respondNext("GET", { headers: { "X-Mizan-Identity": "ada" }, body: late });
      const refetched = entry.refetch();
      await read.arrived;
      const result = kernel.call("rename_project", rename, { affects });
      await call.arrived;
      server.world.names.set(7, "Apollo 12");
      read.release();
      await refetched;
      expect(shownName(entry.get())).toBe("Apollo 12");
      server.newLabels();
      call.release();
      await result;
      await until(() => !entry.get().fetching);
      expect(shownName(entry.get())).toBe("Apollo 12");
      expect(server.newLabels()).toEqual([READ]);
    }),
  );

  test(
    "mutations of two instances overlap without a further read",
    onServer({}, async ({ server, kernel }) => {
      const scoped = { affects: { project: ["project_id"] } };
      const [seven, eight] = [7, 8].map((project_id) => kernel.context("project", { project_id }));
      for (const entry of [seven!, eight!]) entry.subscribe(() => {});
      await Promise.all([seven!.promise(), eight!.promise(), kernel.initSession()]);
      server.newLabels();
      await Promise.all([
        kernel.call("rename_project", { project_id: 7, name: "A" }, scoped),
        kernel.call("rename_project", { project_id: 8, name: "B" }, scoped),
      ]);
      await server.quiet();
      expect([seven!, eight!].map((entry) => shownName(entry.get()))).toEqual(["A", "B"]);
      expect(server.newLabels()).toEqual(["POST call/ rename_project", "POST call/ rename_project"]);
    }),
  );

  test(
    "an overlapping group is read once more though one of it fails, and the next mutation is not",
    onServer({}, async ({ server, kernel }) => {
      const entry = kernel.context("project", { project_id: 7 });
      entry.subscribe(() => {});
      await Promise.all([entry.promise(), kernel.initSession()]);
      server.newLabels();
      server.respondNext("POST", envelope(403, "FORBIDDEN"));
      const failed = rejection(kernel.call("rename_project", rename, { affects }));
      await Promise.all([failed, kernel.call("rename_project", rename, { affects })]);
      await server.quiet();
      expect(server.newLabels().sort()).toEqual([
        READ,
        "POST call/ rename_project",
        "POST call/ rename_project",
      ]);
      await kernel.call("rename_project", rename, { affects });
      await server.quiet();
      expect(server.newLabels()).toEqual(["POST call/ rename_project"]);
    }),
  );

  test(
    "null params in an invalidation mean every instance",
    onServer({}, async ({ server, kernel }) => {
      kernel.context("project", { project_id: 7 }).subscribe(() => {});
      kernel.context("project", { project_id: 8 }).subscribe(() => {});
      await server.quiet();
      server.newLabels();
      const invalidate = [{ context: "project", params: null }];
      server.respondNext("POST", { body: { result: null, invalidate, unknown: 1 } });
      expect(await kernel.call("touch")).toBeNull();
      await server.quiet();
      expect(server.newLabels().slice(2).sort()).toEqual([READ, "GET ctx/project/?project_id=8"]);
    }),
  );
});

describe("a mutation that fails", () => {
  test.each([
    ["refused: nothing has changed", envelope(403, "FORBIDDEN"), []],
    ["an error of the server: something may have changed", envelope(500, "INTERNAL_ERROR"), [READ]],
    ["no response: something may have changed", "hang up" as const, [READ]],
    ["a proxy's page: something may have changed", { body: "<html>" }, [READ]],
  ])("%s", async (_name, response, reads) => {
    await onServer({}, async ({ server, kernel }) => {
      kernel.context("project", { project_id: 7 }).subscribe(() => {});
      kernel.context("project", { project_id: 8 }).subscribe(() => {});
      await kernel.initSession();
      await server.quiet();
      server.newLabels();
      server.respondNext("POST", response);
      const before = server.arrivals.length;
      await rejection(kernel.call("rename_project", rename, { affects }));
      await until(() => server.arrivals.length > before + reads.length);
      await server.quiet();
      expect(server.newLabels()).toEqual(["POST call/ rename_project", ...reads]);
    })();
  });
});
