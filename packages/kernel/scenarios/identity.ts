import { loaded, reader, shownNames, until, type Scenario } from "./scenario.ts";

export const identity: readonly Scenario[] = [
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
      expect(server.newLabels().sort()).toEqual([
        "GET session/",
        ...Array<string>(4).fill("POST call/ touch"),
      ]);
      await view.mutate("touch", {});
      expect(server.newLabels()).toEqual(["POST call/ touch"]);
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
      expect(reader(shown.state())).toBe("ada");
      const before = shown.history.length;
      server.newLabels();

      server.world.identity = "";
      await shown.mutate("touch", {});
      await until(() => slowRequest.state !== "open");
      slow.release();
      await until(() => [slowView, shown].every((view) => reader(view.state()) === ""));
      await server.quiet();
      expect(slowRequest.state).toBe("aborted");
      expect(slowView.history.map(reader)).not.toContain("ada");
      expect(shown.history.slice(before).map(reader)).not.toContain("ada");
      expect(shownNames(shown)).toEqual([null, "Gemini", null, "Gemini"]);
      expect(server.newLabels().sort()).toEqual([
        "GET ctx/project/?project_id=7",
        "GET ctx/project/?project_id=8",
        "POST call/ touch",
      ]);
    },
  },
];
