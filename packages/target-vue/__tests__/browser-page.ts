/**
 * A page in a browser. For each test of a file that imports this there are a new backend and a new client. A warning of
 * Vue is a failure.
 */
import { type App, type Component, createApp } from "vue";
import { createServer, type ScriptedServer, until } from "@mizan/kernel/scenarios";
import { createClient, createMizan, type Kernel } from "./__golden__/world/index.ts";

export const SEVEN = "GET ctx/project/?project_id=7";
export const EIGHT = "GET ctx/project/?project_id=8";

export let server: ScriptedServer;
export let kernel: Kernel;
export let element: HTMLElement;

let apps: App[] = [];
let warnings: string[];

beforeEach(() => {
  server = createServer();
  kernel = createClient({ baseUrl: server.baseUrl, fetch: server.fetch, retry: false, onError: () => {} });
  element = document.body.appendChild(document.createElement("main"));
  warnings = [];
  // Vue tells everybody who uses <Suspense> that it is experimental.
  console.info = () => {};
});

afterEach(async () => {
  for (const app of apps) app.unmount();
  apps = [];
  element.remove();
  await server.quiet();
  expect(warnings).toEqual([]);
});

/** Mounts a component in `element`, with the client unless `prepare` installs another. */
export function mount(
  component: Component,
  prepare: (app: App) => void = (app) => app.use(createMizan({ kernel })),
): App {
  const app = createApp(component);
  app.config.warnHandler = (message) => void warnings.push(message);
  prepare(app);
  apps.push(app);
  app.mount(element.appendChild(document.createElement("div")));
  return app;
}

export const shows = (text: string): Promise<void> => until(() => element.textContent === text);
