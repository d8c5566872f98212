import { equal, matches, same, ScenarioError } from "./assert.ts";
import type { Script } from "./stage.ts";
import { loaded, reader, shownName, until } from "./views.ts";
import { envelope } from "./world.ts";

const LABEL = "GET ctx/project/?project_id=7";
const OTHER = "GET ctx/project/?project_id=8";
const DOWN = { status: 503, body: "" };

/** Failures of the server and the network. */
export const recovering: readonly Script[] = [
  {
    name: "server down for five seconds, no interaction: the page recovers on its own",
    async run({ app, server, clock }) {
      for (let time = 0; time < 4; time++) server.respondNext(LABEL, DOWN);
      const view = app.mount("project", { project_id: 7 });
      await server.quiet();
      await clock.advance(1_499);
      matches(view.state(), { status: "pending", fetching: true });
      await clock.advance(1);
      matches(view.state(), { status: "error", data: null, error: { status: 503 } });
      await clock.advance(6_000);
      await until(() => view.state().status === "success");
      equal(server.newLabels(), Array(5).fill(LABEL));
    },
  },
  {
    name: "a failing server is not asked while the page is hidden, and at once when it is visible",
    async run({ app, server, clock, page }) {
      server.respondNext(LABEL, DOWN);
      const view = app.mount("project", { project_id: 7 });
      await server.quiet();
      page.set(false);
      await clock.advance(3_600_000);
      equal(server.newLabels(), [LABEL]);
      page.set(true);
      await loaded(view);
      await server.quiet();
      equal(server.newLabels(), [LABEL]);
    },
  },
  {
    name: "Retry-After is honoured",
    async run({ app, server, clock }) {
      server.respondNext(LABEL, { ...envelope(429, "RATE_LIMITED"), headers: { "Retry-After": "60" } });
      const view = app.mount("project", { project_id: 7 });
      await server.quiet();
      await clock.advance(59_999);
      equal(server.newLabels(), [LABEL]);
      await clock.advance(1);
      await loaded(view);
      equal(server.newLabels(), [LABEL]);
    },
  },
  {
    name: "a refused read shows its error at once; a new mount, after a while, reads again",
    async run({ app, server, clock }) {
      server.respondNext(LABEL, envelope(403, "FORBIDDEN"));
      const view = app.mount("project", { project_id: 7 });
      await until(() => view.state().status === "error");
      await clock.advance(60_000);
      equal(server.newLabels(), [LABEL]);
      const second = app.mount("project", { project_id: 7 });
      await until(() => shownName(second.state()) === "Apollo");
      same(shownName(view.state()), "Apollo");
      await server.quiet();
      equal(server.newLabels(), [LABEL]);
    },
  },
  {
    name: "responses that name one user and another in turn: few requests",
    async run({ app, server, clock }) {
      const { warn } = console;
      const warnings: string[] = [];
      console.warn = (text: string) => void warnings.push(text);
      try {
        for (const project_id of [7, 8]) app.mount("project", { project_id });
        for (let time = 0; time < 200; time++) {
          const headers = { "X-Mizan-Identity": time % 2 ? "old" : "new" };
          server.respondNext("GET", { headers, body: { detail: { name: "", reader: "" } } });
        }
        await server.quiet();
        await clock.advance(60_000);
        const requests = server.newLabels().length;
        if (requests >= 40) throw new ScenarioError("Too many requests", requests, "less than 40");
        equal(
          warnings.map((text) => text.includes("X-Mizan-Identity")),
          [true],
        );
      } finally {
        console.warn = warn;
      }
    },
  },
  {
    name: "users who change once a minute: none of them waits",
    async run({ app, server, clock, page }) {
      const views = [7, 8].map((project_id) => app.mount("project", { project_id }));
      await loaded(...views);
      server.newLabels();
      for (let time = 0; time < 10; time++) {
        server.world.identity = `user ${time}`;
        page.set(true);
        await server.quiet();
        equal(
          views.map((view) => reader(view.state())),
          Array(2).fill(server.world.identity),
        );
        // The response to the first request names the new user, and the second instance is read again for that user.
        // In the first round only one instance is old enough to be read.
        equal(server.newLabels().sort(), time === 0 ? [LABEL, OTHER] : [LABEL, OTHER, OTHER]);
        await clock.advance(60_001);
      }
    },
  },
];
