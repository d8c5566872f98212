import { version, type ReactNode } from "react";
import { flushSync } from "react-dom";
import { createRoot, hydrateRoot } from "react-dom/client";
import type {
  AppWithGlobal,
  ContactFormOptions,
  ContactFormPage,
  Driver,
  View,
} from "@mizan/kernel/scenarios";
import {
  createClient as createClientWithGlobal,
  MizanContext as MizanContextWithGlobal,
} from "./__golden__/global/index.ts";
import {
  createClient,
  useContactForm,
  type ContactFormValues,
  type Form,
  type Kernel,
  type Receipt,
} from "./__golden__/world/index.ts";
import { ReactApp } from "./react-app.tsx";
import { renderOnServer } from "./render-on-server.ts";
import { ShowForm } from "./show-form.tsx";
import { canHide, component, Global, page, Watched, type Mode } from "./watched-page.tsx";

/** An application whose provider loads the context `global`. All its components are below that provider. */
class GlobalApp extends ReactApp implements AppWithGlobal {
  readonly #root = createRoot(document.createElement("div"));
  readonly #shown = new Map<Watched, ReactNode>();
  #mounts = 0;

  constructor(kernel: Kernel, Mode: Mode) {
    super(kernel, Mode);
    this.#render();
  }

  mountGlobal(): View {
    const watcher = new Watched(this.Mode);
    this.#shown.set(watcher, <Global key={this.#mounts++} watcher={watcher} />);
    this.#render();
    return {
      history: watcher.history,
      state: () => watcher.history.at(-1)!,
      setParams: () => {},
      mutate: (fn, args) => watcher.mutate(fn, args, { optimistic: [] }),
      unmount: () => {
        this.#shown.delete(watcher);
        this.#render();
      },
    };
  }

  override close(): void {
    super.close();
    this.#root.unmount();
  }

  #render(): void {
    const provider = (
      <MizanContextWithGlobal kernel={this.kernel}>{[...this.#shown.values()]}</MizanContextWithGlobal>
    );
    flushSync(() => this.#root.render(<this.Mode>{provider}</this.Mode>));
  }
}

/** The driver of the scenarios, with all components in StrictMode or in no mode. */
export const createDriver = (Mode: Mode): Driver => ({
  name: `React ${version}`,
  can: [
    ...(canHide ? (["hide"] as const) : []),
    "parts",
    "mutations",
    "suspense",
    "global",
    "server",
    "forms",
  ],
  open: (config) => new ReactApp(createClient(config), Mode),
  openWithGlobal: (config) => new GlobalApp(createClientWithGlobal(config), Mode),
  async renderOnServer(config, context, params) {
    const kernel = createClient({ ...config, server: true });
    await kernel.fetch(context, params);
    return {
      markup: renderOnServer(page(kernel, Mode, component(context, params, new Watched(Mode)))),
      state: kernel.dehydrate(),
    };
  },
  async hydrate(config, { markup, state }, context, params) {
    const kernel = createClient(config);
    kernel.hydrate(state);
    const container = document.createElement("div");
    container.innerHTML = markup;
    const mismatches: string[] = [];
    const watcher = new Watched(Mode);
    const onRecoverableError = (error: unknown): void => void mismatches.push(String(error));
    const shown = component(context, params, watcher);
    const root = hydrateRoot(container, page(kernel, Mode, shown), { onRecoverableError });
    while (watcher.history.length === 0) await new Promise((resolve) => setTimeout(resolve, 2));
    const app = new ReactApp(kernel, Mode);
    return { app, view: app.mount(context, params, { root, watcher }), mismatches };
  },
  showForm({ kernel }, element, options): ContactFormPage {
    let form!: Form<ContactFormValues, Receipt>;
    const Contact = (given: ContactFormOptions): ReactNode => {
      form = useContactForm(given);
      return <ShowForm form={form} />;
    };
    const root = createRoot(element);
    flushSync(() => root.render(page(kernel, Mode, <Contact {...options} />)));
    return { form: () => form, close: () => root.unmount() };
  },
});
