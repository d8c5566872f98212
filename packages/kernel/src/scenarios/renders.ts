import { isSame, ScenarioError } from "./assert.ts";
import type { App, AppWithGlobal, Driver, View } from "./driver.ts";

/**
 * How often components may be rendered: once when they are mounted, shown again or given other parameters, and then once
 * for each change. Fewer renders are fine, since frameworks batch changes differently.
 */
export class WatchedRenders {
  readonly #checks: (() => void)[] = [];

  /** The same driver, whose components are watched. */
  of(driver: Driver): Driver {
    const { open, openWithGlobal, hydrate } = driver;
    return {
      ...driver,
      open: (config) => this.#app(open.call(driver, config)),
      ...(openWithGlobal && {
        openWithGlobal: (config) => this.#appWithGlobal(openWithGlobal.call(driver, config)),
      }),
      ...(hydrate && {
        hydrate: async (...given) => {
          const hydrated = await hydrate.apply(driver, given);
          this.#watch(hydrated.view);
          return hydrated;
        },
      }),
    };
  }

  /** Throws if a component was rendered although nothing had changed. */
  check(): void {
    for (const check of this.#checks) check();
  }

  #app<T extends App>(app: T): T {
    const mount = app.mount.bind(app);
    app.mount = (context, params) => this.#watch(mount(context, params));
    return app;
  }

  #appWithGlobal(app: AppWithGlobal): AppWithGlobal {
    const mountGlobal = app.mountGlobal.bind(app);
    app.mountGlobal = () => this.#watch(mountGlobal());
    return this.#app(app);
  }

  #watch(view: View): View {
    const { history } = view;
    /** Renders that the scenario itself has caused. */
    const caused = new Set([0]);
    const [show, setParams] = [view.show?.bind(view), view.setParams.bind(view)];
    if (show !== undefined) {
      view.show = () => {
        caused.add(history.length);
        show();
      };
    }
    view.setParams = (params) => {
      caused.add(history.length);
      setParams(params);
    };
    this.#checks.push(() =>
      history.forEach((state, index) => {
        const before = history[index - 1];
        if (!caused.has(index) && isSame(state, before))
          throw new ScenarioError(`Render ${index + 1} of a component shows nothing new`, state, "no render");
      }),
    );
    return view;
  }
}
