import { equal, same } from "./assert.ts";
import type { Script } from "./stage.ts";
import { loaded, shownName, shownNames, until } from "./views.ts";

export const invalidating: readonly Script[] = [
  {
    name: "invalidate during the first load: ends with fresh data",
    async run({ app, server }) {
      const first = server.hold("GET ctx/project/");
      const view = app.mount("project", { project_id: 7 });
      const firstRequest = await first.arrived;
      server.world.names.set(7, "Apollo 11");
      app.kernel.invalidate("project", { project_id: 7 });
      app.kernel.invalidate("project");
      first.release();
      await until(() => shownName(view.state()) === "Apollo 11");
      await server.quiet();
      equal(shownNames(view), [null, "Apollo", "Apollo 11"]);
      same(firstRequest.state, "answered");
      equal(server.newLabels(), Array(2).fill("GET ctx/project/?project_id=7"));
    },
  },
  {
    name: "three overlapping invalidations: one refetch",
    async run({ app, server }) {
      const view = app.mount("project", { project_id: 7 });
      await loaded(view);
      server.newLabels();
      server.world.names.set(7, "Apollo 11");
      app.kernel.invalidate("project");
      app.kernel.invalidate("project", { project_id: 7 });
      app.kernel.invalidate("project", { project_id: 7, other: 1 });
      await until(() => shownName(view.state()) === "Apollo 11");
      await server.quiet();
      equal(server.newLabels(), ["GET ctx/project/?project_id=7"]);
    },
  },
  {
    name: "two contexts, a mutation scoped to one: only that one refetches",
    async run({ app, server }) {
      server.world.singleFlight = false;
      const touched = app.mount("project", { project_id: 7 });
      const other = app.mount("project", { project_id: 8 });
      await loaded(touched, other);
      server.newLabels();
      const untouched = other.state();
      const args = { project_id: 7, name: "Apollo 11" };
      await touched.mutate("rename_project", args, { affects: { project: ["project_id"] } });
      await until(() => shownName(touched.state()) === "Apollo 11");
      await server.quiet();
      equal(server.newLabels(), [
        "GET session/",
        "POST call/ rename_project",
        "GET ctx/project/?project_id=7",
      ]);
      same(other.state(), untouched);
    },
  },
  {
    name: "the scope names another instance: nothing refetches",
    async run({ app, server }) {
      const view = app.mount("project", { project_id: 8 });
      await loaded(view);
      server.newLabels();
      const before = view.state();
      const args = { project_id: 7, name: "Apollo 11" };
      await view.mutate("rename_project", args, { affects: { project: ["project_id"] } });
      await server.quiet();
      equal(server.newLabels(), ["GET session/", "POST call/ rename_project"]);
      same(view.state(), before);
    },
  },
  {
    name: "unmount during a mutation: invalidations still apply",
    async run({ app, server }) {
      server.world.singleFlight = false;
      const leaving = app.mount("project", { project_id: 7 });
      const staying = app.mount("projects", {});
      await loaded(leaving, staying);
      const call = server.hold("POST call/");
      const affects = { project: ["project_id"], projects: [] };
      const result = leaving.mutate("rename_project", { project_id: 7, name: "Apollo 11" }, { affects });
      await call.arrived;
      leaving.unmount();
      server.newLabels();
      call.release();
      await result;
      await until(() => JSON.stringify(staying.state().data).includes("Apollo 11"));
      equal(server.newLabels(), ["GET ctx/projects/"]);

      const back = app.mount("project", { project_id: 7 });
      await until(() => shownName(back.state()) === "Apollo 11");
      await server.quiet();
      equal(server.newLabels(), ["GET ctx/project/?project_id=7"]);
    },
  },
];
