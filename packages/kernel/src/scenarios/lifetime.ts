import { equal, matches, same, ScenarioError } from "./assert.ts";
import { turn } from "./clock.ts";
import type { Script } from "./stage.ts";

const ROUNDS = 10_000;
const INSTANCES = 100;

export const lifetime: readonly Script[] = [
  {
    name: "a request continues until the last component and the last caller have left",
    async run({ app, server }) {
      const params = { project_id: 7 };
      const slow = server.hold("GET ctx/project/");
      const view = app.mount("project", params);
      const request = await slow.arrived;
      const [first, second] = [new AbortController(), new AbortController()];
      const reads = [first, second].map(async ({ signal }) => {
        const error = await app.kernel
          .fetch("project", params, { signal })
          .catch((thrown: unknown) => thrown);
        matches(error, { name: "AbortError" });
      });
      view.unmount();
      await turn();
      same(request.state, "open");
      first.abort();
      await reads[0];
      await turn();
      same(request.state, "open");
      second.abort();
      await reads[1];
      await turn();
      same(request.state, "aborted");
      equal(server.newLabels(), ["GET ctx/project/?project_id=7"]);
    },
  },
  {
    name: "10,000 mount and unmount rounds: no entry, timer or listener is left",
    async run({ app, server, clock, page, network }) {
      const { kernel } = app;
      const paramsOf = (round: number): object => ({ project_id: round % INSTANCES });
      const entries = Array.from({ length: INSTANCES }, (_, index) =>
        kernel.context("project", paramsOf(index)),
      );
      // One in ten is unmounted while it loads, the others with the data that they have.
      await Promise.all(entries.filter((_, index) => index % 10).map((entry) => entry.promise()));
      for (let round = 0; round < ROUNDS; round++) {
        app.mount("project", paramsOf(round)).unmount();
        if (round % INSTANCES === INSTANCES - 1) await turn();
      }
      await server.quiet();
      // One for each instance: the removal of its entry.
      equal(clock.pending(), INSTANCES);
      await clock.advance(300_000);
      equal(clock.pending(), 0);
      equal([page.listeners(), network.listeners()], [0, 0]);
      matches(JSON.parse(kernel.dehydrate()), { contexts: [] });
      server.newLabels();
      kernel.invalidate("project");
      kernel.reset();
      await server.quiet();
      equal(server.newLabels(), []);
      entries.forEach((entry, index) => {
        const current = kernel.context("project", paramsOf(index));
        if (current === entry) throw new ScenarioError("The entry was not removed", paramsOf(index), null);
      });
    },
  },
];
