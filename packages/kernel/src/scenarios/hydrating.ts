import { equal, excludes } from "./assert.ts";
import type { Hydrated } from "./driver.ts";
import type { Script, Stage } from "./stage.ts";
import { loaded, reader, shownName, shownNames, until } from "./views.ts";

const LABEL = "GET ctx/project/?project_id=7";
const params = { project_id: 7 };

/** Renders a project on a server, and then starts an application on the result. */
const onHydrated = async (
  { driver, config, server }: Stage,
  whileAway: () => void | Promise<void>,
  run: (hydrated: Hydrated) => Promise<void>,
): Promise<void> => {
  const rendered = await driver.renderOnServer!(config, "project", params);
  excludes(rendered.state, "<");
  server.newLabels();
  await whileAway();
  const hydrated = await driver.hydrate!(config, rendered, "project", params);
  try {
    await run(hydrated);
  } finally {
    await hydrated.app.close();
  }
};

/** What a server would hand over now. */
const stateOf = async ({ driver, config }: Stage): Promise<string> => {
  const other = driver.open(config);
  await other.kernel.fetch("project", params);
  const state = other.kernel.dehydrate();
  await other.close();
  return state;
};

export const hydrating: readonly Script[] = [
  {
    name: "server render, hydrate: no request, no mismatch",
    needs: ["server"],
    async run(stage) {
      const { server } = stage;
      server.world.names.set(7, "</script><!-- \u2028");
      await onHydrated(
        stage,
        () => {},
        async ({ view, mismatches }) => {
          await loaded(view);
          await server.quiet();
          equal(mismatches, []);
          excludes(view.history.map(shownName), null);
          equal(shownName(view.state()), "</script><!-- \u2028");
          equal(server.newLabels(), []);
        },
      );
    },
  },
  {
    name: "hydrated data that is older than staleTime: shown at once, and read again",
    needs: ["server"],
    async run(stage) {
      const { server, clock } = stage;
      const whileAway = async (): Promise<void> => {
        server.world.names.set(7, "Apollo 11");
        // Much longer than staleTime: a process that renders takes real time.
        await clock.advance(60_000);
      };
      await onHydrated(stage, whileAway, async ({ view, mismatches }) => {
        await until(() => shownName(view.state()) === "Apollo 11");
        await server.quiet();
        equal(mismatches, []);
        equal(shownNames(view), ["Apollo", "Apollo 11"]);
        equal(server.newLabels(), [LABEL]);
      });
    },
  },
  {
    name: "a newer hydrated state is shown, an older one is not",
    async run(stage) {
      const { app, server, clock } = stage;
      const older = await stateOf(stage);
      await clock.advance(1_000);
      server.world.names.set(7, "Apollo 11");
      const view = app.mount("project", params);
      await loaded(view);
      await clock.advance(1_000);
      server.world.names.set(7, "Apollo 12");
      const newer = await stateOf(stage);
      server.newLabels();
      app.kernel.hydrate(older);
      await server.quiet();
      equal(shownName(view.state()), "Apollo 11");
      app.kernel.hydrate(newer);
      await until(() => shownName(view.state()) === "Apollo 12");
      await server.quiet();
      equal(server.newLabels(), []);
    },
  },
  {
    name: "an instance that was invalidated stays stale when a state is hydrated",
    async run(stage) {
      const { app, server } = stage;
      const first = app.mount("project", params);
      await loaded(first);
      first.unmount();
      await server.quiet();
      const state = await stateOf(stage);
      app.kernel.invalidate("project");
      server.world.names.set(7, "Apollo 11");
      app.kernel.hydrate(state);
      server.newLabels();
      const view = app.mount("project", params);
      await until(() => shownName(view.state()) === "Apollo 11");
      await server.quiet();
      equal(server.newLabels(), [LABEL]);
    },
  },
  {
    name: "the hydrated state of another user is not shown: the instances are read again",
    async run(stage) {
      const { app, server } = stage;
      const view = app.mount("project", params);
      await loaded(view);
      const before = view.history.length;
      server.world.identity = "grace";
      server.world.names.set(7, "Of Grace");
      const state = await stateOf(stage);
      server.world.names.set(7, "Apollo 11");
      server.newLabels();
      app.kernel.hydrate(state);
      await until(() => reader(view.state()) === "grace");
      await server.quiet();
      const later = view.history.slice(before);
      excludes(later.map(reader), "ada");
      excludes(later.map(shownName), "Of Grace");
      equal(server.newLabels(), [LABEL]);
    },
  },
];
