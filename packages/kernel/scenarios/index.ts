import { createActivity } from "./activity.ts";
import { startClock } from "./clock.ts";
import { startServer } from "./server.ts";
import { identity } from "./identity.ts";
import { invalidating } from "./invalidating.ts";
import { lifetime } from "./lifetime.ts";
import { mutating } from "./mutating.ts";
import { outliving } from "./outliving.ts";
import { reading } from "./reading.ts";
import { recovering } from "./recovering.ts";
import { revalidating } from "./revalidating.ts";
import type { Driver } from "./driver.ts";

export type { App, Driver, Hydrated, MutateOptions, ServerRendered, View } from "./driver.ts";

/** What every kernel and every framework layer must do, on a real HTTP server. Requests are counted as well as data. */
const scenarios = [
  ...reading,
  ...invalidating,
  ...mutating,
  ...identity,
  ...revalidating,
  ...recovering,
  ...outliving,
  ...lifetime,
];

/** Declares one test for each scenario. */
export const describeScenarios = (driver: Driver): void => {
  describe(`scenarios through ${driver.name}`, () => {
    test.each(scenarios)(
      "$name",
      async ({ config: special, isRealTime, run }) => {
        const server = await startServer();
        const [page, network] = [createActivity(), createActivity()];
        const sources = { focus: page, reconnect: network };
        const config = { baseUrl: server.baseUrl, onError: () => {}, ...sources, ...special };
        const clock = startClock(server.quiet);
        if (isRealTime) clock.stop();
        const app = driver.open(config);
        try {
          await run({ server, app, driver, config, clock, page, network });
        } finally {
          await app.close();
          clock.stop();
          await server.close();
        }
      },
      // the one with 10,000 rounds takes half a minute on a busy machine
      180_000,
    );
  });
};
