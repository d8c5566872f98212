import { equal } from "./assert.ts";
import { createActivity, startClock, type Activity, type Clock } from "./clock.ts";
import type { App, Capability, Driver } from "./driver.ts";
import { WatchedRenders } from "./renders.ts";
import { createServer, type ScriptedServer } from "./server.ts";
import type { KernelConfig } from "../types.ts";

/** One behaviour that every framework layer must have. */
export interface Scenario {
  /** A sentence: the title of a test. */
  readonly name: string;
  /** What the driver must be capable of. */
  readonly needs: readonly Capability[];
  /**
   * Rejects with a `ScenarioError` if the behaviour differs, also if requests or renders occur that the scenario does not
   * expect. Scenarios run one after another: they replace timers.
   */
  run(driver: Driver): Promise<void>;
}

/** What a script is given: a server of its own and an application that talks to it. */
export interface Stage {
  readonly server: ScriptedServer;
  readonly app: App;
  readonly driver: Driver;
  readonly config: KernelConfig;
  readonly clock: Clock;
  /** Whether the page is visible. */
  readonly page: Activity;
  readonly network: Activity;
}

/** A scenario as it is written in this directory. */
export interface Script {
  readonly name: string;
  readonly needs?: readonly Capability[];
  /** Settings that differ from the usual ones. */
  readonly config?: KernelConfig;
  /** Asserts every request: one that `newLabels` has not returned when it ends is an error. */
  run(stage: Stage): Promise<void>;
}

export const toScenario = ({ name, needs = [], config: special, run }: Script): Scenario => ({
  name,
  needs,
  async run(given) {
    const missing = needs.filter((need) => !given.can.includes(need));
    if (missing.length > 0)
      throw new Error(`${given.name} cannot do what this scenario needs: ${missing.join(", ")}`);
    const server = createServer();
    const [page, network] = [createActivity(), createActivity()];
    const config: KernelConfig = {
      baseUrl: server.baseUrl,
      fetch: server.fetch,
      server: false,
      onError: () => {},
      focus: page,
      reconnect: network,
      ...special,
    };
    const clock = startClock(server.quiet);
    const renders = new WatchedRenders();
    const driver = renders.of(given);
    const app = driver.open(config);
    try {
      await run({ server, app, driver, config, clock, page, network });
      await server.quiet();
      equal(server.newLabels(), []);
      renders.check();
    } finally {
      await app.close();
      clock.stop();
    }
  },
});
