import { forgotten, loaded, reader, renamed, shownName, until, type Scenario } from "./scenario.ts";
import { envelope } from "./world.ts";

const LABEL = "GET ctx/project/?project_id=7";
const affects = { project: ["project_id"] };

/** What outlives an entry or a user: hidden pages, held instances, calls under way. */
export const outliving: readonly Scenario[] = [
  {
    name: "hidden longer than gcTime, another user signs in, shown again: the new user's data after one request",
    config: { gcTime: 30 },
    isRealTime: true,
    async run({ app, server }) {
      const view = app.mount("project", { project_id: 7 });
      const other = app.mount("projects", {});
      await app.kernel.initSession();
      await loaded(view, other);
      view.hide();
      await forgotten(app.kernel, "project");
      server.world.identity = "grace";
      await other.mutate("touch", {});
      await until(() => reader(other.state()) === "grace");
      await server.quiet();
      const before = view.history.length;
      server.newLabels();
      view.show();
      await until(() => reader(view.state()) === "grace");
      await server.quiet();
      expect(view.history.slice(before).map(reader)).not.toContain("ada");
      expect(server.newLabels()).toEqual([LABEL]);
    },
  },
  {
    name: "hidden longer than gcTime, another user signs in unnoticed, shown again: theirs after one request",
    config: { gcTime: 30 },
    isRealTime: true,
    async run({ app, server }) {
      const view = app.mount("project", { project_id: 7 });
      await loaded(view);
      view.hide();
      await forgotten(app.kernel, "project");
      server.world.identity = "grace";
      const before = view.history.length;
      server.newLabels();
      view.show();
      await until(() => reader(view.state()) === "grace");
      await server.quiet();
      expect(view.history.slice(before).map(reader)).not.toContain("ada");
      expect(server.newLabels()).toEqual([LABEL]);
    },
  },
  {
    name: "hidden while another user signs in, shown within gcTime: nothing of the old identity appears",
    async run({ app, server }) {
      const view = app.mount("project", { project_id: 7 });
      const other = app.mount("projects", {});
      await app.kernel.initSession();
      await loaded(view, other);
      view.hide();
      server.world.identity = "grace";
      await other.mutate("touch", {});
      const before = view.history.length;
      await server.quiet();
      server.newLabels();
      view.show();
      await until(() => reader(view.state()) === "grace");
      await server.quiet();
      expect(view.history.slice(before).map(reader)).not.toContain("ada");
      expect(server.newLabels()).toEqual([LABEL]);
    },
  },
  {
    name: "hidden longer than gcTime, shown again: one request, the data of now",
    config: { gcTime: 30 },
    isRealTime: true,
    async run({ app, server }) {
      const view = app.mount("project", { project_id: 7 });
      await loaded(view);
      view.hide();
      await forgotten(app.kernel, "project");
      server.world.names.set(7, "Apollo 11");
      server.newLabels();
      view.show();
      await until(() => shownName(view.state()) === "Apollo 11");
      await server.quiet();
      expect(server.newLabels()).toEqual([LABEL]);
    },
  },
  {
    name: "two holders of one instance, one from before its entry was removed: one request, the same data",
    config: { gcTime: 30 },
    isRealTime: true,
    async run({ app, server }) {
      for (const olderFirst of [false, true]) {
        const older = app.mount("project", { project_id: 7 });
        await loaded(older);
        older.hide();
        await forgotten(app.kernel, "project");
        server.newLabels();
        if (olderFirst) older.show();
        const newer = app.mount("project", { project_id: 7 });
        await loaded(newer);
        if (!olderFirst) older.show();
        await loaded(older);
        await server.quiet();
        expect(server.newLabels()).toEqual([LABEL]);
        expect(older.state()).toEqual(newer.state());
        expect(older.state().data).toBe(newer.state().data);

        server.world.names.set(7, `Apollo ${String(olderFirst)}`);
        app.kernel.invalidate("project");
        await until(() =>
          [older, newer].every((view) => shownName(view.state()) === server.world.names.get(7)),
        );
        await server.quiet();
        expect(server.newLabels()).toEqual([LABEL]);
        expect(older.state()).toEqual(newer.state());
        expect(older.state().data).toBe(newer.state().data);

        // A call knows the instance that the older one shows, and so does an optimistic update of it.
        const call = server.hold("POST call/");
        const rename = { project_id: 7, name: "Apollo 12" };
        const result = older.mutate("rename_project", rename, { affects, optimistic: renamed("Soon") });
        await until(() => shownName(newer.state()) === "Soon");
        call.release();
        await result;
        await until(() => [older, newer].every((view) => shownName(view.state()) === "Apollo 12"));
        await server.quiet();
        expect(server.newLabels().filter((label) => label !== "GET session/")).toEqual([
          "POST call/ rename_project",
        ]);
        older.unmount();
        newer.unmount();
        await forgotten(app.kernel, "project");
      }
    },
  },
  {
    name: "a call of one user is not sent as the next one, neither late nor a second time",
    async run({ app, server }) {
      const view = app.mount("project", { project_id: 7 });
      await loaded(view);
      const rename = (): Promise<unknown> =>
        view
          .mutate("rename_project", { project_id: 7, name: "by Ada" }, { affects })
          .catch((error: unknown) => error);
      const reset = { name: "MizanError", code: "RESET", status: 0 };
      const calls = (): string[] => server.newLabels().filter((label) => label.startsWith("POST"));

      // The answer that brings the token tells it.
      server.world.identity = "grace";
      expect(await rename()).toMatchObject(reset);
      await until(() => reader(view.state()) === "grace");
      expect(calls()).toEqual([]);

      // Whoever signs in gets another token, so the one before is refused.
      await app.kernel.initSession();
      server.world.identity = "alan";
      server.answerNext("POST call/", {
        ...envelope(403, "CSRF_FAILED"),
        headers: { "X-Mizan-Identity": "alan" },
      });
      expect(await rename()).toMatchObject(reset);
      await until(() => reader(view.state()) === "alan");
      await server.quiet();
      expect(calls()).toEqual(["POST call/ rename_project"]);
      expect(shownName(view.state())).toBe("Apollo");
    },
  },
  {
    name: "the payload of a call is not shown if another answer told first that the user has changed",
    async run({ app, server }) {
      const view = app.mount("project", { project_id: 7 });
      await app.kernel.initSession();
      await loaded(view);
      server.answerNext("POST call/", {
        headers: { "X-Mizan-Identity": "grace" },
        body: {
          result: null,
          invalidate: [{ context: "project", params: { project_id: 7 } }],
          refreshed: [
            {
              context: "project",
              params: { project_id: 7 },
              data: { detail: { name: "Old", reader: "ada" } },
            },
          ],
        },
      });
      const login = server.hold("POST call/");
      const result = view.mutate("touch", {}, { affects });
      await login.arrived;
      server.world.identity = "grace";
      await app.kernel.fetch("projects");
      await until(() => reader(view.state()) === "grace");
      const before = view.history.length;
      server.newLabels();
      login.release();
      await result;
      await server.quiet();
      expect(view.history.slice(before).map(reader)).not.toContain("ada");
      expect(reader(view.state())).toBe("grace");
      // What the call has changed may be newer than what was read for the new user.
      expect(server.newLabels()).toEqual([LABEL]);
    },
  },
];
