import { equal, excludes, same } from "./assert.ts";
import type { Script } from "./stage.ts";
import { loaded, reader, shownNames, until } from "./views.ts";

export const identity: readonly Script[] = [
  {
    name: "CSRF token rotated: one silent retry",
    async run({ app, server }) {
      const view = app.mount("project", { project_id: 7 });
      await app.kernel.initSession();
      await loaded(view);
      server.newLabels();
      server.world.csrfToken = "token-2";
      await Promise.all([view.mutate("touch", {}), view.mutate("touch", {})]);
      await server.quiet();
      equal(server.newLabels().sort(), ["GET session/", ...Array<string>(4).fill("POST call/ touch")]);
      await view.mutate("touch", {});
      equal(server.newLabels(), ["POST call/ touch"]);
    },
  },
  {
    name: "logout while a fetch is under way: nothing of the old identity appears",
    async run({ app, server }) {
      const slow = server.hold("GET ctx/project/?project_id=7");
      const slowView = app.mount("project", { project_id: 7 });
      const shown = app.mount("project", { project_id: 8 });
      const slowRequest = await slow.arrived;
      await app.kernel.initSession();
      await loaded(shown);
      same(reader(shown.state()), "ada");
      const before = shown.history.length;
      server.newLabels();

      server.world.identity = "";
      await shown.mutate("touch", {});
      await until(() => slowRequest.state !== "open");
      slow.release();
      await until(() => [slowView, shown].every((view) => reader(view.state()) === ""));
      await server.quiet();
      same(slowRequest.state, "aborted");
      excludes(slowView.history.map(reader), "ada");
      excludes(shown.history.slice(before).map(reader), "ada");
      equal(shownNames(shown), [null, "Gemini", null, "Gemini"]);
      equal(server.newLabels().sort(), [
        "GET ctx/project/?project_id=7",
        "GET ctx/project/?project_id=8",
        "POST call/ touch",
      ]);
    },
  },
];
