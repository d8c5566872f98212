/** @jest-environment ../../jest.env-browser.mjs */
import { type Component, createSSRApp, defineComponent, h, Suspense } from "vue";
import { renderToString } from "vue/server-renderer";
import { envelope } from "@mizan/kernel/scenarios";
import { element, kernel, server, SEVEN, shows } from "./browser-page.ts";
import {
  createClient,
  createMizan,
  type Kernel,
  useContactForm,
  useDetail,
} from "./__golden__/world/index.ts";
import { ShowForm } from "./show-form.ts";

/** Renders a page on a server of its own kernel. Returns the state, and leaves the markup in `element`. */
async function renderOnServer(page: Component): Promise<string> {
  const own = createClient({ baseUrl: server.baseUrl, fetch: server.fetch, server: true, onError: () => {} });
  element.innerHTML = await renderToString(createSSRApp(page).use(createMizan({ kernel: own })));
  server.newLabels();
  return own.dehydrate();
}

/** Starts the page on that markup. Returns what Vue reports. */
function hydrate(page: Component, client: Kernel = kernel): string[] {
  const reports: string[] = [];
  const app = createSSRApp(page).use(createMizan({ kernel: client }));
  app.config.warnHandler = (message) => void reports.push(message);
  app.mount(element);
  unmount = () => app.unmount();
  return reports;
}

let unmount = (): void => {};
afterEach(() => unmount());

const names: (string | undefined)[] = [];
beforeEach(() => void (names.length = 0));

const Name = defineComponent(() => {
  const detail = useDetail({ projectId: 7 });
  return () => {
    names.push(detail.value?.name);
    return h("p", detail.value?.name ?? "none");
  };
});

test("a page is hydrated as the server rendered it, and then shows what the client already knew better", async () => {
  const state = await renderOnServer(Name);
  names.length = 0;
  kernel.hydrate(state);
  server.world.names.set(7, "Apollo 11");
  await kernel.context("project", { project_id: 7 }).refetch();
  expect(hydrate(Name)).toEqual([]);
  await shows("Apollo 11");
  expect(names).toEqual(["Apollo", "Apollo 11"]);
});

test("a read that failed on the server is repeated in the browser, without a mismatch", async () => {
  server.respondNext(SEVEN, envelope(503, "BUSY"));
  const state = await renderOnServer(Name);
  expect(element.textContent).toBe("none");
  kernel.hydrate(state);
  expect(hydrate(Name)).toEqual([]);
  await shows("Apollo");
  expect(server.newLabels()).toEqual([SEVEN]);
});

test("what was awaited on the server is hydrated without a request and without a mismatch", async () => {
  const Awaiting = defineComponent(async () => {
    const detail = await useDetail({ projectId: 7 });
    return () => h("p", detail.value?.name);
  });
  const page = defineComponent(() => () => h(Suspense, null, { default: () => h(Awaiting) }));
  const state = await renderOnServer(page);
  const [shown] = element.children;
  kernel.hydrate(state);
  expect(hydrate(page)).toEqual([]);
  await server.quiet();
  expect([element.innerHTML, element.firstElementChild === shown]).toEqual(["<p>Apollo</p>", true]);
  expect(server.newLabels()).toEqual([]);
});

test("a form is hydrated without a mismatch, with the same ids", async () => {
  const page = defineComponent(() => {
    const form = useContactForm();
    return () => h(ShowForm, { form });
  });
  const state = await renderOnServer(page);
  const ids = [...element.querySelectorAll("[id]")].map(({ id }) => id);
  kernel.hydrate(state);
  expect(hydrate(page)).toEqual([]);
  expect([...element.querySelectorAll("[id]")].map(({ id }) => id).slice(0, 3)).toEqual(ids.slice(0, 3));
  expect(ids.length).toBeGreaterThan(3);
});
