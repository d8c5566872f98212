import { equal } from "./assert.ts";
import type { Script } from "./stage.ts";
import { until } from "./views.ts";

/** Components that read one function of a context. */
export const parts: readonly Script[] = [
  {
    name: "components that read two functions of one context: one request",
    needs: ["parts"],
    async run({ app, server }) {
      const list = app.mountPart!("projects", {}, "list");
      const reader = app.mountPart!("projects", {}, "reader");
      await until(() => list.value() !== null && reader.value() !== null);
      await server.quiet();
      equal(list.value(), ["Apollo", "Gemini"]);
      equal(reader.value(), "ada");
      equal(server.newLabels(), ["GET ctx/projects/"]);
    },
  },
  {
    name: "a component is rendered only when the function that it reads has returned something else",
    needs: ["parts"],
    async run({ app, server }) {
      const list = app.mountPart!("projects", {}, "list");
      const reader = app.mountPart!("projects", {}, "reader");
      await until(() => list.value() !== null && reader.value() !== null);
      await server.quiet();
      const before = [list.renders(), reader.renders()];
      const value = list.value();

      app.kernel.invalidate("projects");
      await server.quiet();
      equal([list.renders(), reader.renders()], before);

      server.world.names.set(7, "Apollo 11");
      app.kernel.invalidate("projects");
      await until(() => list.value() !== value);
      await server.quiet();
      equal(list.value(), ["Apollo 11", "Gemini"]);
      equal([list.renders(), reader.renders()], [before[0]! + 1, before[1]]);
      equal(server.newLabels(), Array(3).fill("GET ctx/projects/"));
    },
  },
];
