import {
  createKernel,
  createMutation,
  type ContextEntry,
  type ContextState,
  type Kernel,
} from "../src/index.ts";
import type { App, Driver, MutationView, PartView, SuspendedView, View } from "../src/scenarios/index.ts";
import { showForm } from "./forms/dom-page.ts";

/** The smallest framework there could be: a view is one subscription, and what it shows is what `get` gives. */
class BareApp implements App {
  readonly kernel: Kernel;
  readonly #mounted = new Set<() => void>();

  constructor(kernel: Kernel) {
    this.kernel = kernel;
  }

  mount(name: string, params: object): View {
    const { kernel } = this;
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
    return {
      history,
      state: () => entry.get(),
      setParams: watch,
      hide: () => leave(),
      show,
      mutate(fn, args, { affects = {}, optimistic } = {}) {
        const overrides = optimistic ? [{ entry: entry as ContextEntry<never>, update: optimistic }] : [];
        return kernel.call(fn, args, { affects, optimistic: overrides });
      },
      unmount: this.#unmounting(() => leave()),
    };
  }

  mountPart(context: string, params: object, fn: string): PartView {
    const entry = this.kernel.context<Readonly<Record<string, unknown>>>(context, params);
    const value = (): unknown => entry.get().data?.[fn] ?? null;
    let shown = value();
    let renders = 1;
    const leave = entry.subscribe(() => {
      if (value() === shown) return;
      shown = value();
      renders++;
    });
    return { value: () => shown, renders: () => renders, unmount: this.#unmounting(leave) };
  }

  mountMutation(fn: string): MutationView {
    const store = createMutation(this.kernel, (kernel, args: object) => kernel.call(fn, args));
    let shown = store.get();
    const leave = store.subscribe(() => (shown = store.get()));
    return {
      state: () => shown,
      mutate: store.mutateAsync,
      reset: store.reset,
      unmount: this.#unmounting(leave),
    };
  }

  mountSuspended(context: string, params: object): SuspendedView {
    const entry = this.kernel.context(context, params);
    let failed: { readonly error: unknown } | null = null;
    let leave = (): void => {};
    const read = (): void => {
      failed = null;
      entry.promise().then(
        () => (leave = entry.subscribe(() => {})),
        (error: unknown) => {
          failed = { error };
          // As a framework that renders again to give the error to a boundary.
          entry.promise().catch(() => {});
        },
      );
    };
    read();
    return {
      shows() {
        const { data } = entry.get();
        return failed ?? (data === null ? { waiting: true } : { data });
      },
      reset: read,
      unmount: this.#unmounting(() => leave()),
    };
  }

  close(): void {
    for (const unmount of this.#mounted) unmount();
  }

  #unmounting(leave: () => void): () => void {
    const unmount = (): void => {
      this.#mounted.delete(unmount);
      leave();
    };
    this.#mounted.add(unmount);
    return unmount;
  }
}

export const bareKernel: Driver = {
  name: "the bare kernel",
  can: ["hide", "parts", "mutations", "suspense", "global", "server", "forms"],
  open: (config) => new BareApp(createKernel(config)),
  openWithGlobal(config) {
    const app = new BareApp(createKernel(config));
    app.mount("global", {});
    return Object.assign(app, { mountGlobal: () => app.mount("global", {}) });
  },
  async renderOnServer(config, name, params) {
    const kernel = createKernel({ ...config, server: true });
    await kernel.fetch(name, params);
    return { markup: JSON.stringify(kernel.context(name, params).getServer()), state: kernel.dehydrate() };
  },
  hydrate(config, { markup, state }, name, params) {
    const kernel = createKernel(config);
    kernel.hydrate(state);
    const rendered = JSON.stringify(kernel.context(name, params).getServer());
    const app = new BareApp(kernel);
    return Promise.resolve({
      app,
      view: app.mount(name, params),
      mismatches: rendered === markup ? [] : [rendered],
    });
  },
  showForm,
};
