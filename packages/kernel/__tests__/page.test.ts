import { createKernel } from "../src/index.ts";
import { onServer } from "./on-server.ts";
import { until } from "../src/scenarios/views.ts";

const LABEL = "GET ctx/project/?project_id=7";

const persisted = (value: boolean): Event => Object.assign(new Event("pageshow"), { persisted: value });

test.each([
  ["visibilitychange", document, (): Event => new Event("visibilitychange"), [LABEL]],
  ["pageshow from the back-forward cache", window, () => persisted(true), [LABEL]],
  ["pageshow of a new page", window, () => persisted(false), []],
  ["online", window, (): Event => new Event("online"), [LABEL]],
])("%s", async (_name, target, event, labels) => {
  await onServer({ staleTime: 0 }, async ({ server, kernel }) => {
    const entry = kernel.context("project", { project_id: 7 });
    const leave = entry.subscribe(() => {});
    await entry.promise();
    server.newLabels();
    target.dispatchEvent(event());
    await server.quiet();
    expect(server.newLabels()).toEqual(labels);
    leave();
    target.dispatchEvent(event());
    await server.quiet();
    expect(server.newLabels()).toEqual([]);
  })();
});

test("a hidden document puts off polling", async () => {
  let state = "hidden";
  Object.defineProperty(document, "visibilityState", { configurable: true, get: () => state });
  try {
    await onServer({}, async ({ server }) => {
      const kernel = createKernel({ baseUrl: server.baseUrl, refreshEvery: 20 });
      const entry = kernel.context("project", { project_id: 7 });
      const leave = entry.subscribe(() => {});
      await entry.promise();
      await server.quiet();
      expect(server.newLabels()).toEqual([LABEL]);
      state = "visible";
      document.dispatchEvent(new Event("visibilitychange"));
      await until(() => server.arrivals.length > 1);
      leave();
    })();
  } finally {
    Reflect.deleteProperty(document, "visibilityState");
  }
});
