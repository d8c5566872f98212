/** @jest-environment ../../jest.env-browser.mjs */
import { flushSync, hydrate, unmount } from "svelte";
import { createServer, type ScriptedServer, shownName, until } from "@mizan/kernel/scenarios";
import { createClient, type Kernel } from "./__golden__/world/index.ts";
import { hydratePage, renderOnServer, warningsOf } from "./hydrated-page.ts";
import Awaited from "./pages/awaited.svelte";
import Picture from "./pages/picture.svelte";

const params = { project_id: 7 };
let server: ScriptedServer;

beforeEach(() => {
  server = createServer("http://localhost/api/mizan");
});

/** Renders a page on a server, whose project is renamed before the page is hydrated. Returns its markup. */
async function renamed(render: string, kernel: Kernel): Promise<string> {
  const { markup, state } = await renderOnServer(render, server, { context: "project", params });
  kernel.hydrate(state);
  server.world.names.set(7, "Apollo 11");
  await kernel.context("project", params).refetch();
  return markup;
}

test("data that is newer than the HTML is shown as soon as the page is mounted, without a warning", async () => {
  const kernel = createClient(server);
  const markup = await renamed("renderPage", kernel);
  const { app, view, mismatches, target } = hydratePage(kernel, markup, "project", params);
  expect(view.history.map(shownName)).toEqual(["Apollo", "Apollo 11"]);
  expect(target.textContent).toBe("Apollo 11");
  expect(mismatches).toEqual([]);
  app.close();
});

test("newer data is shown by images and raw HTML too, which Svelte does not repair", async () => {
  const kernel = createClient(server);
  const target = document.createElement("div");
  target.innerHTML = await renamed("renderPicture", kernel);
  const { result: page, warnings } = warningsOf((): object =>
    flushSync(() => hydrate(Picture, { target, props: { kernel } })),
  );
  expect(target.querySelector("img")!.getAttribute("src")).toBe("/Apollo 11.png");
  expect(target.textContent.trim()).toBe("Apollo 11");
  expect(warnings).toEqual([]);
  void unmount(page);
});

test("a page that awaits its data, with a form, is hydrated without a request, a warning or another id", async () => {
  const { markup, state } = await renderOnServer("renderAwaitedPage", server, { params });
  server.newLabels();
  const kernel = createClient(server);
  kernel.hydrate(state);
  const target = document.createElement("div");
  target.innerHTML = markup;
  const elements = [...target.querySelectorAll("*")];
  const [shown, ids] = [target.textContent, elements.map(({ id }) => id)];
  expect(shown).toContain("Apollo");
  expect(ids).toContain("form1-email");
  const seen: unknown[] = [];
  const props = { kernel, projectId: 7, show: (data: unknown) => void seen.push(data) };
  const { result: page, warnings } = warningsOf((): object =>
    flushSync(() => hydrate(Awaited, { target, props })),
  );
  await until(() => seen.length > 0);
  await server.quiet();
  expect(warnings).toEqual([]);
  expect([...target.querySelectorAll("*")]).toEqual(elements);
  expect([target.textContent, elements.map(({ id }) => id)]).toEqual([shown, ids]);
  expect(seen).toEqual([{ detail: { id: 7, name: "Apollo", reader: "ada" } }]);
  expect(server.newLabels()).toEqual([]);
  server.world.names.set(7, "Apollo 11");
  kernel.invalidate("project");
  await until(() => target.querySelector("p")!.textContent === "Apollo 11");
  void unmount(page);
});
