import { describeScenarios, type App, type Driver, type View } from "../scenarios/index.ts";
import { createKernel, type ContextEntry, type ContextState, type Kernel } from "../src/index.ts";

/** The smallest framework there could be: a view is one subscription, and what it shows is what `get` gives. */
const appOn = (kernel: Kernel): App => {
  const mounted = new Set<View>();
  return {
    kernel,
    mount(name, params) {
      let entry: ContextEntry<unknown>;
      let leave = (): void => {};
      const history: ContextState<unknown>[] = [];
      const show = (): void => {
        history.push(entry.get());
        leave = entry.subscribe(() => history.push(entry.get()));
      };
      const watch = (next: object): void => {
        const leaveOld = leave;
        entry = kernel.context(name, next);
        show();
        leaveOld();
      };
      watch(params);
      const view: View = {
        history,
        state: () => entry.get(),
        setParams: watch,
        hide: () => leave(),
        show,
        mutate(fn, args, { affects = {}, optimistic } = {}) {
          const overrides = optimistic ? [{ entry: entry as ContextEntry<never>, update: optimistic }] : [];
          return kernel.call(fn, args, { affects, optimistic: overrides });
        },
        unmount() {
          mounted.delete(view);
          leave();
        },
      };
      mounted.add(view);
      return view;
    },
    close: () => mounted.forEach((view) => view.unmount()),
  };
};

const bareKernel: Driver = {
  name: "the bare kernel",
  open: (config) => appOn(createKernel(config)),
  async renderOnServer(config, name, params) {
    const kernel = createKernel({ ...config, server: true });
    await kernel.fetch(name, params);
    return { markup: JSON.stringify(kernel.context(name, params).getServer()), state: kernel.dehydrate() };
  },
  hydrate(config, { markup, state }, name, params) {
    const kernel = createKernel(config);
    kernel.hydrate(state);
    const rendered = JSON.stringify(kernel.context(name, params).getServer());
    const app = appOn(kernel);
    return Promise.resolve({
      app,
      view: app.mount(name, params),
      mismatches: rendered === markup ? [] : [rendered],
    });
  },
};

describeScenarios(bareKernel);
