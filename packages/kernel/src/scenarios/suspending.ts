import { equal, matches } from "./assert.ts";
import type { SuspendedView } from "./driver.ts";
import type { Script } from "./stage.ts";
import { shownName, until } from "./views.ts";
import { envelope } from "./world.ts";

const LABEL = "GET ctx/project/?project_id=7";
const params = { project_id: 7 };

const nameIn = (view: SuspendedView): string | null => {
  const shown = view.shows();
  return "data" in shown ? shownName(shown) : null;
};

/** Components that wait for their data. */
export const suspending: readonly Script[] = [
  {
    name: "waiting for data: the fallback is shown until the data is, with one request",
    needs: ["suspense"],
    async run({ app, server, clock }) {
      const held = server.hold(LABEL);
      const view = app.mountSuspended!("project", params);
      await held.arrived;
      await server.quiet();
      equal(view.shows(), { waiting: true });
      held.release();
      // A framework may show a fallback for some time at least.
      await server.quiet();
      await clock.advance(1_000);
      await until(() => nameIn(view) === "Apollo");
      equal(server.newLabels(), [LABEL]);
    },
  },
  {
    name: "data that was waited for is kept up to date, without the fallback",
    needs: ["suspense"],
    async run({ app, server, clock }) {
      const view = app.mountSuspended!("project", params);
      await server.quiet();
      await clock.advance(1_000);
      await until(() => nameIn(view) === "Apollo");
      const held = server.hold(LABEL);
      server.world.names.set(7, "Apollo 11");
      app.kernel.invalidate("project");
      await held.arrived;
      await server.quiet();
      equal(nameIn(view), "Apollo");
      held.release();
      await until(() => nameIn(view) === "Apollo 11");
      equal(server.newLabels(), [LABEL, LABEL]);
    },
  },
  {
    name: "waiting for data that is refused: the error is shown; each reset of the boundary fetches once, until the data is there",
    needs: ["suspense"],
    async run({ app, server, clock }) {
      server.respondNext(LABEL, envelope(403, "FORBIDDEN"));
      const view = app.mountSuspended!("project", params);
      await server.quiet();
      await clock.advance(60_000);
      await until(() => "error" in view.shows());
      matches((view.shows() as { readonly error: object }).error, { code: "FORBIDDEN", status: 403 });
      equal(server.newLabels(), [LABEL]);
      server.respondNext(LABEL, envelope(403, "REFUSED_AGAIN"));
      view.reset();
      await server.quiet();
      await clock.advance(1_000);
      await until(() => "error" in view.shows());
      matches((view.shows() as { readonly error: object }).error, { code: "REFUSED_AGAIN" });
      equal(server.newLabels(), [LABEL]);
      view.reset();
      await server.quiet();
      await clock.advance(1_000);
      await until(() => nameIn(view) === "Apollo");
      equal(server.newLabels(), [LABEL]);
    },
  },
];
