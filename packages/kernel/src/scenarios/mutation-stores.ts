import { equal, matches } from "./assert.ts";
import type { MutationView } from "./driver.ts";
import type { Script } from "./stage.ts";
import { until } from "./views.ts";
import { envelope } from "./world.ts";

const RENAME = "POST call/ rename_project";
const rename = (name: string): object => ({ project_id: 7, name });
const IDLE = { data: null, error: null, isPending: false };

const outcome = (view: MutationView): unknown => {
  const { data, error, isPending } = view.state();
  return { data, error, isPending };
};

/** The state of a function's calls, as a component shows it. */
export const mutationStores: readonly Script[] = [
  {
    name: "a call is pending until its response, then shows its result, until it is reset",
    needs: ["mutations"],
    async run({ app, server }) {
      const view = app.mountMutation!("rename_project");
      equal(outcome(view), IDLE);
      const held = server.hold(RENAME);
      const call = view.mutate(rename("Apollo 11"));
      await held.arrived;
      await until(() => view.state().isPending);
      equal(outcome(view), { ...IDLE, isPending: true });
      held.release();
      equal(await call, { id: 7, name: "Apollo 11" });
      await until(() => !view.state().isPending);
      equal(outcome(view), { ...IDLE, data: { id: 7, name: "Apollo 11" } });
      view.reset();
      await until(() => view.state().data === null);
      equal(outcome(view), IDLE);
      equal(server.newLabels(), ["GET session/", RENAME]);
    },
  },
  {
    name: "a call that fails shows its error, and the next call removes it",
    needs: ["mutations"],
    async run({ app, server }) {
      const view = app.mountMutation!("rename_project");
      server.respondNext("POST", envelope(403, "FORBIDDEN"));
      const error = await view.mutate(rename("")).catch((thrown: unknown) => thrown);
      matches(error, { code: "FORBIDDEN", status: 403 });
      await until(() => view.state().error !== null);
      equal(outcome(view), { ...IDLE, error });
      const held = server.hold(RENAME);
      const call = view.mutate(rename("Apollo 11"));
      await held.arrived;
      await until(() => view.state().isPending);
      equal(outcome(view), { ...IDLE, isPending: true });
      held.release();
      await call;
      await until(() => view.state().data !== null);
      equal(server.newLabels(), ["GET session/", RENAME, RENAME]);
    },
  },
  {
    name: "two calls whose responses come in another order: the latest call is shown",
    needs: ["mutations"],
    async run({ app, server }) {
      const view = app.mountMutation!("rename_project");
      const slow = server.hold(RENAME);
      const first = view.mutate(rename("first"));
      await slow.arrived;
      await view.mutate(rename("second"));
      await until(() => view.state().data !== null);
      slow.release();
      await first;
      await server.quiet();
      equal(outcome(view), { ...IDLE, data: { id: 7, name: "second" } });
      equal(server.newLabels(), ["GET session/", RENAME, RENAME]);
    },
  },
  {
    name: "when another user signs in, the result of a call is removed",
    needs: ["mutations"],
    async run({ app, server }) {
      const view = app.mountMutation!("rename_project");
      await view.mutate(rename("Apollo 11"));
      await until(() => view.state().data !== null);
      server.world.identity = "grace";
      await app.kernel.fetch("projects");
      await until(() => view.state().data === null);
      equal(outcome(view), IDLE);
      equal(server.newLabels(), ["GET session/", RENAME, "GET ctx/projects/"]);
    },
  },
];
