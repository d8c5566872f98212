/** @jest-environment ../../jest.env-browser.mjs */
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { hydrate } from "solid-js/web";
import {
  createServer,
  type Driver,
  scenarios,
  type ServerRendered,
  shownName,
} from "@mizan/kernel/scenarios";
import { listen } from "../../../packages/kernel/__tests__/http-server.ts";
import { createClient as createClientWithGlobal } from "./__golden__/global/index.ts";
import { createClient, type Kernel } from "./__golden__/world/index.ts";
import { showForm } from "./contact-form.tsx";
import { GlobalApp, SolidApp } from "./solid-app.tsx";

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
  can: ["hide", "parts", "mutations", "suspense", "global", "server", "forms"],
  open: (config) => new SolidApp(createClient(config)),
  openWithGlobal: (config) => new GlobalApp(createClientWithGlobal(config)),

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
