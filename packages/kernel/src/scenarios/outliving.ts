import { equal, excludes, matches, same } from "./assert.ts";
import type { View } from "./driver.ts";
import type { Script, Stage } from "./stage.ts";
import { forgotten, loaded, reader, renamed, shownName, until } from "./views.ts";
import { envelope } from "./world.ts";

const LABEL = "GET ctx/project/?project_id=7";
const GC_TIME = 300_000;
const affects = { project: ["project_id"] };

/** Waits until the kernel drops a project without subscribers. */
const forget = async ({ app, server, clock }: Stage): Promise<void> => {
  await server.quiet();
  await clock.advance(GC_TIME);
  await forgotten(app.kernel, "project");
};

/** Shows a project that was hidden, until it has the data of the new user, which must be the only data since. */
const showToGrace = async (view: View, { server }: Stage): Promise<void> => {
  await server.quiet();
  const before = view.history.length;
  server.newLabels();
  view.show!();
  await until(() => reader(view.state()) === "grace");
  await server.quiet();
  excludes(view.history.slice(before).map(reader), "ada");
  equal(server.newLabels(), [LABEL]);
};

/** What outlives an entry or a user: hidden pages, held instances, calls under way. */
export const outliving: readonly Script[] = [
  {
    name: "hidden longer than gcTime, another user signs in, shown again: the new user's data after one request",
    needs: ["hide"],
    async run(stage) {
      const { app, server } = stage;
      const view = app.mount("project", { project_id: 7 });
      const other = app.mount("projects", {});
      await app.kernel.initSession();
      await loaded(view, other);
      view.hide!();
      await forget(stage);
      server.world.identity = "grace";
      await other.mutate("touch", {});
      await until(() => reader(other.state()) === "grace");
      await showToGrace(view, stage);
    },
  },
  {
    name: "hidden longer than gcTime, another user signs in unnoticed, shown again: theirs after one request",
    needs: ["hide"],
    async run(stage) {
      const { app, server } = stage;
      const view = app.mount("project", { project_id: 7 });
      await loaded(view);
      view.hide!();
      await forget(stage);
      server.world.identity = "grace";
      await showToGrace(view, stage);
    },
  },
  {
    name: "hidden while another user signs in, shown within gcTime: nothing of the old identity appears",
    needs: ["hide"],
    async run(stage) {
      const { app, server } = stage;
      const view = app.mount("project", { project_id: 7 });
      const other = app.mount("projects", {});
      await app.kernel.initSession();
      await loaded(view, other);
      view.hide!();
      server.world.identity = "grace";
      await other.mutate("touch", {});
      await showToGrace(view, stage);
    },
  },
  {
    name: "hidden longer than gcTime, shown again: one request, the data of now",
    needs: ["hide"],
    async run(stage) {
      const { app, server } = stage;
      const view = app.mount("project", { project_id: 7 });
      await loaded(view);
      view.hide!();
      await forget(stage);
      server.world.names.set(7, "Apollo 11");
      server.newLabels();
      view.show!();
      await until(() => shownName(view.state()) === "Apollo 11");
      await server.quiet();
      equal(server.newLabels(), [LABEL]);
    },
  },
  {
    name: "two holders of one instance, one from before its entry was removed: one request, the same data",
    needs: ["hide"],
    async run(stage) {
      const { app, server } = stage;
      for (const olderFirst of [false, true]) {
        const older = app.mount("project", { project_id: 7 });
        await loaded(older);
        older.hide!();
        await forget(stage);
        server.newLabels();
        if (olderFirst) older.show!();
        const newer = app.mount("project", { project_id: 7 });
        await loaded(newer);
        if (!olderFirst) older.show!();
        await loaded(older);
        await server.quiet();
        equal(server.newLabels(), [LABEL]);
        equal(older.state(), newer.state());
        same(older.state().data, newer.state().data);

        server.world.names.set(7, `Apollo ${String(olderFirst)}`);
        app.kernel.invalidate("project");
        await until(() =>
          [older, newer].every((view) => shownName(view.state()) === server.world.names.get(7)),
        );
        await server.quiet();
        equal(server.newLabels(), [LABEL]);
        equal(older.state(), newer.state());
        same(older.state().data, newer.state().data);

        // A call knows the instance that the older one shows, and so does an optimistic update of it.
        const call = server.hold("POST call/");
        const rename = { project_id: 7, name: "Apollo 12" };
        const result = older.mutate("rename_project", rename, { affects, optimistic: renamed("Soon") });
        await until(() => shownName(newer.state()) === "Soon");
        call.release();
        await result;
        await until(() => [older, newer].every((view) => shownName(view.state()) === "Apollo 12"));
        await server.quiet();
        equal(
          server.newLabels().filter((label) => label !== "GET session/"),
          ["POST call/ rename_project"],
        );
        older.unmount();
        newer.unmount();
        await forget(stage);
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

      // The response that brings the token tells it.
      server.world.identity = "grace";
      matches(await rename(), reset);
      await until(() => reader(view.state()) === "grace");
      equal(calls(), []);

      // Signing in changes the token, so the old token is rejected.
      await app.kernel.initSession();
      server.world.identity = "alan";
      server.respondNext("POST call/", {
        ...envelope(403, "CSRF_FAILED"),
        headers: { "X-Mizan-Identity": "alan" },
      });
      matches(await rename(), reset);
      await until(() => reader(view.state()) === "alan");
      await server.quiet();
      equal(calls(), ["POST call/ rename_project"]);
      same(shownName(view.state()), "Apollo");
    },
  },
  {
    name: "the payload of a call is not shown if another response reported the new user first",
    async run({ app, server }) {
      const view = app.mount("project", { project_id: 7 });
      await app.kernel.initSession();
      await loaded(view);
      server.respondNext("POST call/", {
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
      excludes(view.history.slice(before).map(reader), "ada");
      same(reader(view.state()), "grace");
      // What the call has changed may be newer than what was read for the new user.
      equal(server.newLabels(), [LABEL]);
    },
  },
];
