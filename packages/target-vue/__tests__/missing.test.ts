/** @jest-environment ../../jest.env-browser.mjs */
import { createApp, h, Suspense } from "vue";
import type * as runtime from "../src/runtime/runtime.ts";
import { kernel, mount, server } from "./browser-page.ts";
import {
  createClient,
  createMizan,
  useDetail,
  useMizan,
  useProjectContext,
  useRenameProject,
} from "./__golden__/world/index.ts";

/** The runtime of another client, a module of its own. */
const another = new URL("../src/runtime/runtime.ts?another", import.meta.url);
const elsewhere = (await import(another.href)) as typeof runtime;

const OUTSIDE =
  "This composable must be called in setup(), before the first await, or in app.runWithContext().";

test.each([
  ["of a context", () => useProjectContext({ projectId: 7 })],
  ["of a context, without parameters", () => useProjectContext()],
  ["of a function", () => useDetail({ projectId: 7 })],
  ["of a mutation", () => useRenameProject()],
])("a composable %s outside setup says so", (_name, use) => {
  expect(use).toThrow(OUTSIDE);
});

test("a composable after an await says so", async () => {
  let failure: unknown;
  const Late = {
    async setup() {
      await Promise.resolve();
      try {
        useDetail({ projectId: 7 });
      } catch (error) {
        failure = error;
      }
      return () => null;
    },
  };
  mount(() => h(Suspense, null, () => h(Late)));
  await server.quiet();
  expect(failure).toEqual(new Error(OUTSIDE));
});

test("an app without the client says so", () => {
  expect(() => createApp({}).runWithContext(() => useDetail({ projectId: 7 }))).toThrow(
    "This composable needs the client: install it with app.use(createMizan()).",
  );
});

test("a composable without a provider and without parameters names the provider", () => {
  const app = createApp({}).use(createMizan({ kernel }));
  expect(() => app.runWithContext(() => useDetail())).toThrow(
    "This composable must be used inside <ProjectContext> or get parameters.",
  );
});

test("a subscription that nothing would end is an error", () => {
  const app = createApp({}).use(createMizan({ kernel }));
  expect(() => app.runWithContext(() => useDetail({ projectId: 7 }))).toThrow(
    "This composable must be called in a component or an effect scope, which ends its subscription.",
  );
});

test("a second client of the same kind in one app is an error", () => {
  const app = createApp({}).use(createMizan({ kernel }));
  expect(() => app.use(createMizan({ kernel }))).toThrow(
    "This app has a client already: install createMizan() once.",
  );
});

test("clients of two backends are in one app, each with its own kernel", () => {
  const other = createClient();
  const app = createApp({})
    .use(createMizan({ kernel }))
    .use(elsewhere.mizanPlugin({ kernel: other }, createClient));
  expect(app.runWithContext(() => [useMizan().kernel, elsewhere.useMizan().kernel])).toEqual([kernel, other]);
});
