import { equal, excludes } from "./assert.ts";
import type { Script } from "./stage.ts";
import { loaded, reader, until } from "./views.ts";

const LABEL = "GET ctx/global/";

/** The context `global`: what every page shows, such as the name of the user. */
export const globalScripts: readonly Script[] = [
  {
    name: "the context global is read once, when the application starts, however many components come and go",
    needs: ["global"],
    async run({ driver, config, server, clock }) {
      const app = driver.openWithGlobal!(config);
      try {
        await server.quiet();
        equal(server.newLabels(), [LABEL]);
        const views = [app.mountGlobal(), app.mountGlobal()];
        await loaded(...views);
        equal(
          views.map((view) => reader(view.state())),
          ["ada", "ada"],
        );
        for (const view of views) view.unmount();
        // It stays mounted, so it is neither dropped nor read on the next mount.
        await clock.advance(3_600_000);
        const again = app.mountGlobal();
        equal(reader(again.state()), "ada");
        await server.quiet();
        equal(server.newLabels(), []);
      } finally {
        await app.close();
      }
    },
  },
  {
    name: "when another user signs in, the context global is read again though no component shows it",
    needs: ["global"],
    async run({ driver, config, server }) {
      const app = driver.openWithGlobal!(config);
      try {
        await server.quiet();
        server.newLabels();
        server.world.identity = "grace";
        await app.kernel.fetch("projects");
        await server.quiet();
        equal(server.newLabels(), ["GET ctx/projects/", LABEL]);
        const view = app.mountGlobal();
        await until(() => reader(view.state()) === "grace");
        excludes(view.history.map(reader), "ada");
      } finally {
        await app.close();
      }
    },
  },
];
