import { onServer, rejection, withoutTimes } from "./on-server.ts";
import { reader, shownName, until } from "../src/scenarios/views.ts";

const affects = { project: ["project_id"] };
const rename = { project_id: 7, name: "Apollo 11" };

describe("the identity that responses carry", () => {
  test(
    "is only remembered when it is seen first, empty or not, and ignored where a proxy responds without it",
    onServer({}, async ({ server, kernel }) => {
      server.world.identity = "";
      await kernel.fetch("projects");
      server.respondNext("GET ctx/projects/", { body: {} });
      await kernel.fetch("projects");
      const entry = kernel.context("project", { project_id: 7 });
      entry.subscribe(() => {});
      await entry.promise();
      await kernel.call("touch");
      expect(server.newLabels()).toHaveLength(5);
    }),
  );

  test(
    "changes with a login: the call resolves, everything is read again, its own payload does not land",
    onServer({}, async ({ server, kernel }) => {
      server.world.identity = "";
      const entry = kernel.context("project", { project_id: 7 });
      const readers: (string | undefined)[] = [];
      entry.subscribe(() => readers.push(reader(entry.get())));
      await Promise.all([entry.promise(), kernel.initSession()]);
      server.newLabels();
      server.respondNext("POST", {
        headers: { "X-Mizan-Identity": "grace" },
        body: {
          result: "welcome",
          refreshed: [
            { context: "project", params: { project_id: 7 }, data: { detail: { reader: "anonymous" } } },
          ],
        },
      });
      server.world.identity = "grace";
      expect(await kernel.call("login", {}, { affects })).toBe("welcome");
      expect(entry.get()).toMatchObject({ data: null, status: "pending", fetching: true });
      await until(() => !entry.get().fetching);
      expect(readers).toEqual([undefined, "", undefined, "grace"]);
      expect(server.newLabels()).toEqual(["POST call/ login", "GET ctx/project/?project_id=7"]);
      await kernel.call("touch");
      expect(server.newLabels()).toEqual(["GET session/", "POST call/ touch"]);
    }),
  );

  test(
    "a late response from before the change does not change it back, and its call rejects with RESET",
    onServer({}, async ({ server, kernel }) => {
      const entry = kernel.context("project", { project_id: 7 });
      entry.subscribe(() => {});
      await Promise.all([entry.promise(), kernel.initSession()]);
      const late = server.hold("POST call/ rename_project");
      const outcome = rejection(kernel.call("rename_project", rename, { affects }));
      await late.arrived;
      server.world.identity = "grace";
      await kernel.call("touch");
      await until(() => reader(entry.get()) === "grace");
      late.release();
      expect(await outcome).toMatchObject({ code: "RESET", status: 0 });
      await until(() => !entry.get().fetching);
      expect(reader(entry.get())).toBe("grace");
      expect(shownName(entry.get())).toBe("Apollo 11");
    }),
  );

  test(
    "a logout resolves though a read was answered first, and so said first that the session is over",
    onServer({}, async ({ server, kernel }) => {
      const entry = kernel.context("project", { project_id: 7 });
      entry.subscribe(() => {});
      await Promise.all([entry.promise(), kernel.initSession()]);
      server.world.identity = "";
      const logout = server.hold("POST call/ touch");
      const result = kernel.call("touch", {}, { affects });
      await logout.arrived;
      await entry.refetch();
      expect(reader(entry.get())).toBe("");
      logout.release();
      expect(await result).toBe("touch");
      expect(reader(entry.get())).toBe("");
    }),
  );

  test(
    "a read that a caller waits for starts again for the new user",
    onServer({}, async ({ server, kernel }) => {
      await kernel.initSession();
      const slow = server.hold("GET ctx/project/");
      const data = kernel.fetch("project", { project_id: 7 });
      await slow.arrived;
      server.world.identity = "grace";
      await kernel.call("touch");
      expect(reader({ data: await data })).toBe("grace");
      slow.release();
    }),
  );

  test(
    "a failure carries it too: an expired session drops what was shown",
    onServer({}, async ({ server, kernel }) => {
      const entry = kernel.context("project", { project_id: 7 });
      entry.subscribe(() => {});
      await entry.promise();
      await kernel.initSession();
      server.world.identity = "";
      server.respondNext("POST", {
        status: 401,
        headers: { "X-Mizan-Identity": "" },
        body: { error: { code: "UNAUTHORIZED", message: "Sign in", details: null } },
      });
      expect(await rejection(kernel.call("touch"))).toMatchObject({ code: "UNAUTHORIZED" });
      expect(entry.get().data).toBeNull();
      await until(() => reader(entry.get()) === "");
    }),
  );
});

describe("reset", () => {
  test(
    "drops unmounted data, overrides and the session, and learns the identity anew",
    onServer({}, async ({ server, kernel }) => {
      const mounted = kernel.context("project", { project_id: 7 });
      mounted.subscribe(() => {});
      await kernel.fetch("projects");
      await Promise.all([mounted.promise(), kernel.initSession()]);
      const remove = mounted.override(() => ({ detail: { reader: "override" } }));
      server.newLabels();
      server.world.identity = "grace";
      kernel.reset();
      expect(withoutTimes(kernel.dehydrate())).toBe('{"contexts":[]}');
      expect(mounted.get()).toEqual({
        data: null,
        status: "pending",
        error: null,
        fetching: true,
        isPrevious: false,
      });
      await until(() => !mounted.get().fetching);
      expect(reader(mounted.get())).toBe("grace");
      remove();
      await kernel.initSession();
      await server.quiet();
      expect(server.newLabels()).toEqual(["GET ctx/project/?project_id=7", "GET session/"]);
    }),
  );
});

describe("what belongs to one person only", () => {
  test(
    "ends when another user is signed in, when nothing of the one before is left and nothing of theirs shows",
    onServer({}, async ({ server, kernel }) => {
      await kernel.fetch("projects");
      const entry = kernel.context("project", { project_id: 7 });
      entry.subscribe(() => {});
      await entry.promise();
      const epoch = kernel.untilReset();
      expect(kernel.untilReset()).toBe(epoch);
      expect(epoch.aborted).toBe(false);
      let shown: unknown = "not notified yet";
      epoch.addEventListener("abort", () => (shown = reader(entry.get())));
      server.world.identity = "grace";
      await kernel.fetch("projects");
      expect(epoch.aborted).toBe(true);
      expect(shown).toBeUndefined();
      expect(kernel.untilReset().aborted).toBe(false);
    }),
  );
});
