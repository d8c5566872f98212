import { equal, matches, same } from "./assert.ts";
import { envelope } from "./world.ts";
import type { Script } from "./stage.ts";
import { loaded, renamed, shownName, shownNames, until } from "./views.ts";

const READ = "GET ctx/project/?project_id=7";
const RENAME = "POST call/ rename_project";
const affects = { project: ["project_id"], projects: [] };
const rename = (name: string): object => ({ project_id: 7, name });

export const mutating: readonly Script[] = [
  {
    name: "single flight: a mutation costs one request and the page is fresh when it resolves",
    async run({ app, server }) {
      const project = app.mount("project", { project_id: 7 });
      const projects = app.mount("projects", {});
      await app.kernel.initSession();
      await loaded(project, projects);
      server.newLabels();
      const result = await project.mutate("rename_project", rename("Apollo 11"), { affects });
      equal(result, { id: 7, name: "Apollo 11" });
      const { kernel } = app;
      same(shownName(kernel.context("project", { project_id: 7 }).get()), "Apollo 11");
      await until(() => shownName(project.state()) === "Apollo 11");
      await until(() => JSON.stringify(projects.state().data).includes("Apollo 11"));
      await server.quiet();
      equal(server.newLabels(), ["POST call/ rename_project"]);
      equal(server.arrivals.at(-1)!.body!.mounted, [
        { context: "project", params: { project_id: 7 } },
        { context: "projects", params: {} },
      ]);
    },
  },
  {
    name: "single flight, one context fails to re-read: the mutation succeeds, that context refetches",
    async run({ app, server }) {
      server.world.failing.add("projects");
      const project = app.mount("project", { project_id: 7 });
      const projects = app.mount("projects", {});
      await app.kernel.initSession();
      await loaded(project, projects);
      server.newLabels();
      await project.mutate("rename_project", rename("Apollo 11"), { affects });
      await until(() => JSON.stringify(projects.state().data).includes("Apollo 11"));
      await server.quiet();
      same(shownName(project.state()), "Apollo 11");
      equal(server.newLabels(), ["POST call/ rename_project", "GET ctx/projects/"]);
    },
  },
  {
    name: "single flight aborts a fetch that is older than the mutation",
    async run({ app, server }) {
      const slow = server.hold("GET ctx/project/");
      const view = app.mount("project", { project_id: 7 });
      const slowRequest = await slow.arrived;
      await view.mutate("rename_project", rename("Apollo 11"), { affects });
      await until(() => slowRequest.state !== "open");
      slow.release();
      await loaded(view);
      await server.quiet();
      same(slowRequest.state, "aborted");
      equal(shownNames(view), [null, "Apollo 11"]);
      equal(server.newLabels().length, 3);
    },
  },
  {
    name: "two overlapping mutations with reordered responses: ends with the server's state",
    async run({ app, server }) {
      const view = app.mount("project", { project_id: 7 });
      await app.kernel.initSession();
      await loaded(view);
      server.newLabels();
      const first = server.hold("POST call/");
      const one = view.mutate("rename_project", rename("first"), { affects });
      await first.arrived;
      await view.mutate("rename_project", rename("second"), { affects });
      await until(() => shownName(view.state()) === "second");
      first.release();
      await one;
      await until(() => shownName(view.state()) === "second");
      await server.quiet();
      same(shownName(view.state()), "second");
      equal(server.newLabels(), [
        "POST call/ rename_project",
        "POST call/ rename_project",
        "GET ctx/project/?project_id=7",
      ]);
    },
  },
  {
    name: "optimistic override: shown at once, replaced by the server's data without a flicker",
    async run({ app, server }) {
      for (const singleFlight of [true, false]) {
        server.world.singleFlight = singleFlight;
        server.world.names.set(7, "Apollo");
        const view = app.mount("project", { project_id: 7 });
        await until(() => shownName(view.state()) === "Apollo" && !view.state().fetching);
        const call = server.hold("POST call/");
        const optimistic = renamed("Apollo 11");
        const result = view.mutate("rename_project", rename("Apollo 12"), { affects, optimistic });
        await until(() => shownName(view.state()) === "Apollo 11");
        call.release();
        await result;
        await until(() => shownName(view.state()) === "Apollo 12");
        await server.quiet();
        equal(shownNames(view).slice(-3), ["Apollo", "Apollo 11", "Apollo 12"]);
        const [first, ...later] = server.newLabels();
        same(first, READ);
        if (singleFlight) equal(later, ["GET session/", RENAME]);
        else equal(later, [RENAME, READ]);
        view.unmount();
        app.kernel.invalidate("project");
      }
    },
  },
  {
    name: "optimistic override, then failure: the override is gone, no flicker to older data",
    async run({ app, server }) {
      const view = app.mount("project", { project_id: 7 });
      await loaded(view);
      server.respondNext("POST call/", envelope(403, "FORBIDDEN"));
      const call = server.hold("POST call/");
      const result = view.mutate("rename_project", rename("Apollo 12"), {
        affects,
        optimistic: (data: Parameters<ReturnType<typeof renamed>>[0]) =>
          renamed(`${data.detail.name}!`)(data),
      });
      const outcome = result.catch((error: unknown) => error);
      await call.arrived;
      await until(() => shownName(view.state()) === "Apollo!");
      // Another user renames the project while the call is pending. The override is applied to that data.
      server.world.names.set(7, "Saturn");
      await app.kernel.context("project", { project_id: 7 }).refetch();
      await until(() => shownName(view.state()) === "Saturn!");
      server.newLabels();
      call.release();
      matches(await outcome, { name: "MizanError", code: "FORBIDDEN", status: 403 });
      await until(() => shownName(view.state()) === "Saturn");
      await server.quiet();
      equal(shownNames(view), [null, "Apollo", "Apollo!", "Saturn!", "Saturn"]);
      equal(server.newLabels(), []);
    },
  },
];
