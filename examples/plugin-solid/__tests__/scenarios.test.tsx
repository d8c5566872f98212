/** @jest-environment ../../jest.env-browser.mjs */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { createSignal, type JSX } from "solid-js";
import { hydrate, render } from "solid-js/web";
import {
  type App,
  createServer,
  type Driver,
  scenarios,
  type ServerRendered,
  shownName,
  type View,
} from "@mizan/kernel/scenarios";
import { listen } from "../../../packages/kernel/__tests__/http-server.ts";
import {
  type ContextState,
  createClient,
  type Kernel,
  overrideProjectContext,
  type ProjectContextParams,
} from "./__golden__/world/index.ts";
import { showForm } from "./contact-form.tsx";
import { Page, type Watcher } from "./page.tsx";

class Watched implements Watcher {
  readonly history: ContextState<unknown>[] = [];
  mutate: Watcher["mutate"] = () => Promise.reject(new Error("not mounted yet"));

  show(state: ContextState<unknown>): void {
    this.history.push(state);
  }
}

type Start = (page: () => JSX.Element) => () => void;

class SolidApp implements App {
  readonly kernel: Kernel;
  readonly #mounted = new Set<View>();

  constructor(kernel: Kernel) {
    this.kernel = kernel;
  }

  mount(
    context: string,
    given: object,
    start: Start = (page) => render(page, document.createElement("div")),
  ): View {
    const { kernel } = this;
    const watcher = new Watched();
    const [params, setParams] = createSignal(given);
    const [isHidden, setHidden] = createSignal(false);
    const dispose = start(() => (
      <Page kernel={kernel} context={context} params={params()} watcher={watcher} isHidden={isHidden()} />
    ));
    const view: View = {
      history: watcher.history,
      state: () => watcher.history.at(-1)!,
      setParams: (next) => void setParams(next),
      hide: () => void setHidden(true),
      show: () => void setHidden(false),
      mutate(fn, args, { affects, optimistic } = {}) {
        const update = optimistic as Parameters<typeof overrideProjectContext>[2] | undefined;
        const overrides = update
          ? [overrideProjectContext(kernel, params() as ProjectContextParams, update)]
          : [];
        return watcher.mutate(fn, args, { ...(affects && { affects }), optimistic: overrides });
      },
      unmount: () => {
        if (this.#mounted.delete(view)) dispose();
      },
    };
    this.#mounted.add(view);
    return view;
  }

  close(): void {
    this.#mounted.forEach((view) => view.unmount());
  }
}

/** Starts an application on a server's HTML. */
function hydratePage(kernel: Kernel, markup: string, context: string, params: object) {
  // What `generateHydrationScript` adds to a page.
  Object.assign(window, { _$HY: { events: [], completed: new WeakSet(), r: {} } });
  const container = document.createElement("div");
  container.innerHTML = markup;
  const before = [container.firstElementChild, container.innerHTML];
  const app = new SolidApp(kernel);
  const view = app.mount(context, params, (page) => hydrate(page, container));
  const isKept = container.firstElementChild === before[0] && container.innerHTML === before[1];
  return { app, view, isKept, text: () => container.textContent };
}

const solid: Driver = {
  name: "Solid",
  can: ["hide", "server", "forms"],
  open: (config) => new SolidApp(createClient(config)),

  // In a process of its own, because Solid's modules for a server and for a browser exclude each other.
  async renderOnServer(config, context, params) {
    const { baseUrl, close } = await listen((path, init) => config.fetch!(config.baseUrl! + path, init));
    const script = fileURLToPath(new URL("render-on-server.mjs", import.meta.url));
    const given = JSON.stringify({ baseUrl, context, params });
    const { stdout } = await promisify(execFile)(process.execPath, [script, given]);
    await close();
    return JSON.parse(stdout) as ServerRendered;
  },

  hydrate(config, { markup, state }, context, params) {
    const kernel = createClient(config);
    kernel.hydrate(state);
    const { app, view, isKept, text } = hydratePage(kernel, markup, context, params);
    return Promise.resolve({ app, view, mismatches: isKept ? [] : [text()] });
  },

  showForm,
};

const runnable = scenarios.filter(({ needs }) => needs.every((need) => solid.can.includes(need)));

test.each(runnable)("$name", ({ run }) => run(solid));

test("a page is hydrated as the server rendered it, and then shows newer data", async () => {
  const baseUrl = "http://localhost/api/mizan";
  const server = createServer(baseUrl);
  const config = { baseUrl, fetch: server.fetch };
  const params = { project_id: 7 };
  const { markup, state } = await solid.renderOnServer!(config, "project", params);
  const kernel = createClient(config);
  kernel.hydrate(state);
  server.world.names.set(7, "Apollo 11");
  await kernel.context("project", params).refetch();
  const { app, view, text } = hydratePage(kernel, markup, "project", params);
  expect(view.history.map(shownName)).toEqual(["Apollo", "Apollo 11"]);
  expect(text()).toBe("Apollo 11");
  app.close();
});
