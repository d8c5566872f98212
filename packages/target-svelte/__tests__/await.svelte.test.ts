/** @jest-environment ../../jest.env-browser.mjs */
import { flushSync, mount, unmount } from "svelte";
import { createServer, type ScriptedServer, until } from "@mizan/kernel/scenarios";
import { createClient, type Kernel } from "./__golden__/world/index.ts";
import Below from "./pages/below.svelte";
import Suspended from "./pages/suspended.svelte";

let server: ScriptedServer;
let kernel: Kernel;
let page: object | undefined;
let projectId: number | null = $state(7);
let element: Element;
let texts: (string | null)[];

beforeEach(() => {
  server = createServer();
});

afterEach(() => unmount(page!));

/** Mounts a component that awaits a project. */
const open = (id: number | null): void => {
  kernel = createClient({ baseUrl: server.baseUrl, fetch: server.fetch, retry: false });
  projectId = id;
  texts = [];
  element = document.createElement("div");
  const record = (): void => {
    const text = element.textContent.trim();
    if (text !== texts.at(-1)) texts.push(text);
  };
  new MutationObserver(record).observe(element, { childList: true, characterData: true, subtree: true });
  const props = {
    kernel,
    Shown: Suspended,
    get projectId() {
      return projectId;
    },
    show: () => {},
    fail: () => {},
  };
  page = flushSync(() => mount(Below, { target: element, props }));
};

const shows = (text: string): Promise<void> => until(() => texts.at(-1) === text);

test("when parameters change, what is awaited stays until there is the new data, without the fallback", async () => {
  open(7);
  await shows("Apollo");
  const held = server.hold("GET ctx/project/?project_id=8");
  flushSync(() => (projectId = 8));
  await held.arrived;
  await server.quiet();
  expect(texts.at(-1)).toBe("Apollo");
  held.release();
  await shows("Gemini");
  expect(texts).toEqual(["loading", "Apollo", "Gemini"]);
  expect(server.newLabels()).toEqual(["GET ctx/project/?project_id=7", "GET ctx/project/?project_id=8"]);
});

test("while a response is awaited, the parameters may change: only the new data is shown", async () => {
  const held = server.hold("GET ctx/project/?project_id=7");
  open(7);
  await held.arrived;
  flushSync(() => (projectId = 8));
  await shows("Gemini");
  held.release();
  await server.quiet();
  expect(texts).toEqual(["loading", "Gemini"]);
});

test("when another user signs in, nothing of the user before is shown", async () => {
  open(7);
  await shows("Apollo");
  server.world.identity = "grace";
  server.world.names.set(7, "Of Grace");
  const held = server.hold("GET ctx/project/");
  await kernel.fetch("projects");
  await held.arrived;
  await server.quiet();
  expect(texts).toEqual(["loading", "Apollo", "loading"]);
  held.release();
  await shows("Of Grace");
});

test("without parameters, what awaits waits for them", async () => {
  open(null);
  await server.quiet();
  expect(texts.at(-1)).toBe("loading");
  expect(server.newLabels()).toEqual([]);
  flushSync(() => (projectId = 8));
  await shows("Gemini");
  expect(server.newLabels()).toEqual(["GET ctx/project/?project_id=8"]);
});
