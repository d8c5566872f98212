import { loaded, reader, shownName, shownNames, until, type Scenario } from "./scenario.ts";

const SEVEN = "GET ctx/project/?project_id=7";
const EIGHT = "GET ctx/project/?project_id=8";
const HOUR = 3_600_000;

/** What keeps a page up to date without a line of code. */
export const revalidating: readonly Scenario[] = [
  {
    name: "page visible again after an hour, two contexts mounted: one request each, old data visible meanwhile",
    async run({ app, server, clock, page }) {
      const views = [7, 8].map((project_id) => app.mount("project", { project_id }));
      await loaded(...views);
      server.newLabels();
      page.set(false);
      await clock.advance(HOUR);
      server.world.names.set(7, "Apollo 11");
      expect(server.newLabels()).toEqual([]);
      page.set(true);
      await until(() => shownName(views[0]!.state()) === "Apollo 11");
      await server.quiet();
      expect(shownNames(views[0]!)).toEqual([null, "Apollo", "Apollo 11"]);
      expect(server.newLabels().sort()).toEqual([SEVEN, EIGHT]);
    },
  },
  {
    name: "page visible again after a second: only the oldest instance is read",
    async run({ app, server, clock, page }) {
      const first = app.mount("project", { project_id: 7 });
      const second = app.mount("project", { project_id: 8 });
      await loaded(first, second);
      await clock.advance(100);
      await app.kernel.context("project", { project_id: 7 }).refetch();
      await server.quiet();
      server.newLabels();
      await clock.advance(1_000);
      page.set(true);
      await server.quiet();
      expect(server.newLabels()).toEqual([EIGHT]);
    },
  },
  {
    name: "sign-out in another tab, this tab becomes visible: nothing of the old identity",
    async run({ app, server, page }) {
      const views = [7, 8].map((project_id) => app.mount("project", { project_id }));
      await loaded(...views);
      const before = views.map((view) => view.history.length);
      server.newLabels();
      server.world.identity = "";
      page.set(true);
      await until(() => views.every((view) => reader(view.state()) === ""));
      await server.quiet();
      const later = views.flatMap((view, index) => view.history.slice(before[index]));
      // The request that notices the sign-out starts beside the data of before.
      expect(later.filter((state) => !state.fetching).map(reader)).not.toContain("ada");
      expect(server.newLabels().sort()).toEqual([SEVEN, EIGHT]);
    },
  },
  {
    name: "the network returns: stale data is read, fresh data is not",
    async run({ app, server, clock, network }) {
      const view = app.mount("project", { project_id: 7 });
      await loaded(view);
      server.newLabels();
      network.set(true);
      await server.quiet();
      expect(server.newLabels()).toEqual([]);
      await clock.advance(10_000);
      network.set(true);
      await server.quiet();
      expect(server.newLabels()).toEqual([SEVEN]);
    },
  },
  {
    name: "mounted again: read if the data is older than staleTime",
    async run({ app, server, clock }) {
      const mountAgain = async (): Promise<string[]> => {
        const view = app.mount("project", { project_id: 7 });
        await loaded(view);
        await server.quiet();
        view.unmount();
        return server.newLabels();
      };
      expect(await mountAgain()).toEqual([SEVEN]);
      await clock.advance(9_999);
      expect(await mountAgain()).toEqual([]);
      await clock.advance(1);
      expect(await mountAgain()).toEqual([SEVEN]);
    },
  },
  {
    name: "refreshEvery: read again while mounted and visible",
    config: { refreshEvery: 1_000 },
    async run({ app, server, clock, page }) {
      const view = app.mount("project", { project_id: 7 });
      await loaded(view);
      server.newLabels();
      await clock.advance(3_500);
      expect(server.newLabels()).toEqual([SEVEN, SEVEN, SEVEN]);
      page.set(false);
      await clock.advance(HOUR);
      expect(server.newLabels()).toEqual([]);
      page.set(true);
      await server.quiet();
      expect(server.newLabels()).toEqual([SEVEN]);
      await clock.advance(1_000);
      expect(server.newLabels()).toEqual([SEVEN]);
      view.unmount();
      await clock.advance(HOUR);
      expect(server.newLabels()).toEqual([]);
    },
  },
  {
    name: "a refetch while a request is in flight joins it: data keeps arriving",
    async run({ app, server }) {
      const view = app.mount("project", { project_id: 7 });
      await loaded(view);
      const entry = app.kernel.context("project", { project_id: 7 });
      for (const name of ["A", "B"]) {
        server.newLabels();
        server.world.names.set(7, name);
        const answer = server.hold(SEVEN);
        const reads = [entry.refetch()];
        const request = await answer.arrived;
        reads.push(entry.refetch(), entry.refetch());
        answer.release();
        await Promise.all(reads);
        await until(() => shownName(view.state()) === name);
        await server.quiet();
        expect(request.state).toBe("answered");
        expect(server.newLabels()).toEqual([SEVEN]);
      }
    },
  },
];
