import { equal, matches, same } from "./assert.ts";
import type { Script } from "./stage.ts";
import { loaded, shownName, shownNames, until } from "./views.ts";

export const reading: readonly Script[] = [
  {
    name: "two components, one context, same parameters: one request",
    async run({ app, server }) {
      const views = [app.mount("project", { project_id: 7 }), app.mount("project", { project_id: 7 })];
      await loaded(...views);
      await server.quiet();
      equal(
        views.map((view) => shownName(view.state())),
        ["Apollo", "Apollo"],
      );
      equal(server.newLabels(), ["GET ctx/project/?project_id=7"]);
    },
  },
  {
    name: "a mount, also one that is undone and done again at once: one request, none aborted",
    async run({ app, server }) {
      app.mount("project", { project_id: 7 }).unmount();
      const view = app.mount("project", { project_id: 7 });
      await loaded(view);
      await server.quiet();
      same(shownName(view.state()), "Apollo");
      equal(server.newLabels(), ["GET ctx/project/?project_id=7"]);
      equal(
        server.arrivals.map(({ state }) => state),
        ["answered"],
      );
    },
  },
  {
    name: "parameters change while loading: the old request is aborted, only new data shows",
    async run({ app, server }) {
      const old = server.hold("GET ctx/project/?project_id=7");
      const view = app.mount("project", { project_id: 7 });
      const oldRequest = await old.arrived;
      view.setParams({ project_id: 8 });
      await until(() => shownName(view.state()) !== null);
      await until(() => oldRequest.state !== "open");
      old.release();
      await server.quiet();
      same(oldRequest.state, "aborted");
      equal(shownNames(view), [null, "Gemini"]);
      equal(server.newLabels(), ["GET ctx/project/?project_id=7", "GET ctx/project/?project_id=8"]);
    },
  },
  {
    name: "responses out of order: the newest wins",
    async run({ app, server }) {
      const first = server.hold("GET ctx/project/");
      const view = app.mount("project", { project_id: 7 });
      await first.arrived;
      server.world.singleFlight = false;
      await view.mutate("rename_project", { project_id: 7, name: "Apollo 11" });
      await loaded(view);
      first.release();
      await server.quiet();
      equal(shownNames(view), [null, "Apollo 11"]);
      equal(server.newLabels(), [
        "GET ctx/project/?project_id=7",
        "GET session/",
        "POST call/ rename_project",
        "GET ctx/project/?project_id=7",
      ]);
    },
  },
  {
    name: "a failing server: asked again until it responds; the error is shown after three failures, beside the data",
    async run({ app, server, clock }) {
      const label = "GET ctx/project/?project_id=7";
      server.respondNext(label, "hang up");
      server.respondNext(label, { status: 503, body: "<html>", headers: { "Content-Type": "text/html" } });
      const view = app.mount("project", { project_id: 7 });
      await clock.advance(1_500);
      await loaded(view);
      equal(server.newLabels(), [label, label, label]);
      matches(view.state(), { status: "success", error: null });

      for (let time = 0; time < 3; time++) server.respondNext(label, { status: 500, body: "" });
      app.kernel.invalidate("project");
      await clock.advance(1_500);
      await until(() => view.state().error !== null);
      matches(view.state(), {
        status: "error",
        data: { detail: { name: "Apollo" } },
        error: { code: "BAD_RESPONSE", status: 500 },
      });
      await clock.advance(2_000);
      await until(() => view.state().status === "success");
      equal(server.newLabels(), [label, label, label, label]);
    },
  },
];
