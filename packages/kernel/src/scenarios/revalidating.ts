import { equal, excludes } from "./assert.ts";
import type { Script } from "./stage.ts";
import { loaded, reader, shownName, shownNames, until } from "./views.ts";

const SEVEN = "GET ctx/project/?project_id=7";
const EIGHT = "GET ctx/project/?project_id=8";
const HOUR = 3_600_000;

/** What keeps a page up to date without a line of code. */
export const revalidating: readonly Script[] = [
  {
    name: "page visible again after an hour, two contexts mounted: one request each, old data visible meanwhile",
    async run({ app, server, clock, page }) {
      const views = [7, 8].map((project_id) => app.mount("project", { project_id }));
      await loaded(...views);
      server.newLabels();
      page.set(false);
      await clock.advance(HOUR);
      server.world.names.set(7, "Apollo 11");
      equal(server.newLabels(), []);
      page.set(true);
      await until(() => shownName(views[0]!.state()) === "Apollo 11");
      await server.quiet();
      equal(shownNames(views[0]!), [null, "Apollo", "Apollo 11"]);
      equal(server.newLabels().sort(), [SEVEN, EIGHT]);
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
      equal(server.newLabels(), [EIGHT]);
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
      excludes(later.filter((state) => !state.fetching).map(reader), "ada");
      equal(server.newLabels().sort(), [SEVEN, EIGHT]);
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
      equal(server.newLabels(), []);
      await clock.advance(10_000);
      network.set(true);
      await server.quiet();
      equal(server.newLabels(), [SEVEN]);
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
      equal(await mountAgain(), [SEVEN]);
      await clock.advance(9_999);
      equal(await mountAgain(), []);
      await clock.advance(1);
      equal(await mountAgain(), [SEVEN]);
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
      equal(server.newLabels(), [SEVEN, SEVEN, SEVEN]);
      page.set(false);
      await clock.advance(HOUR);
      equal(server.newLabels(), []);
      page.set(true);
      await server.quiet();
      equal(server.newLabels(), [SEVEN]);
      await clock.advance(1_000);
      equal(server.newLabels(), [SEVEN]);
      view.unmount();
      await clock.advance(HOUR);
      equal(server.newLabels(), []);
    },
  },
  {
    name: "refreshEvery counts from the latest response, whatever is mounted meanwhile",
    config: { refreshEvery: 1_000 },
    async run({ app, server, clock }) {
      const view = app.mount("project", { project_id: 7 });
      await loaded(view);
      await clock.advance(600);
      app.mount("project", { project_id: 7 });
      server.newLabels();
      await clock.advance(399);
      equal(server.newLabels(), []);
      await clock.advance(1);
      equal(server.newLabels(), [SEVEN]);
    },
  },
  {
    name: "a refetch every 30 ms, responses take 50 ms: data keeps arriving",
    async run({ app, server, clock }) {
      const view = app.mount("project", { project_id: 7 });
      await loaded(view);
      const entry = app.kernel.context("project", { project_id: 7 });
      server.latency = 50;
      server.newLabels();
      for (let time = 0; time < 10; time++) {
        server.world.names.set(7, `Apollo ${time}`);
        void entry.refetch();
        await clock.advance(30);
      }
      // Every other refetch joins the request of the one before.
      const shown = ["Apollo 0", "Apollo 2", "Apollo 4", "Apollo 6", "Apollo 8"];
      equal(shownNames(view), [null, "Apollo", ...shown]);
      equal(server.newLabels(), Array(5).fill(SEVEN));
      equal(
        server.arrivals.map(({ state }) => state),
        Array(6).fill("answered"),
      );
    },
  },
];
