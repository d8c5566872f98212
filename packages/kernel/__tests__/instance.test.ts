import { createKernel, nextInstance } from "../src/index.ts";
import { onServer } from "./on-server.ts";
import { shownName } from "../src/scenarios/views.ts";

const apollo = { project_id: 7 };
const gemini = { project_id: 8 };

describe("the instance of a component", () => {
  const kernel = createKernel({ server: true });
  const entry = kernel.context("project", apollo);

  test("is the same object until the entry or an option changes", () => {
    const held = nextInstance(undefined, entry, { staleTime: 5 });
    expect(nextInstance(held, kernel.context("project", apollo), { staleTime: 5 })).toBe(held);
    expect(nextInstance(held, entry, { staleTime: 6 })).not.toBe(held);
    expect(nextInstance(held, kernel.context("project", gemini), { staleTime: 5 })).not.toBe(held);
  });

  test("is idle without an entry", () => {
    expect(nextInstance(undefined, null).get()).toMatchObject({ status: "idle", data: null });
  });
});

test(
  "the subscriptions of an instance have its options",
  onServer({}, async ({ server, kernel }) => {
    await kernel.fetch("project", apollo);
    server.newLabels();
    const entry = kernel.context("project", apollo);
    nextInstance(undefined, entry, { staleTime: 60_000 }).subscribe(() => {});
    await server.quiet();
    expect(server.newLabels()).toEqual([]);
    nextInstance(undefined, entry, { staleTime: 0 }).subscribe(() => {})();
    kernel.invalidate("project");
    await server.quiet();
    expect(server.newLabels()).toEqual(["GET ctx/project/?project_id=7"]);
  }),
);

describe("keepPrevious", () => {
  const options = { keepPrevious: true };

  test(
    "shows the previous data until there is data, and never that of another user",
    onServer({}, async ({ server, kernel }) => {
      const previous = kernel.context("project", apollo);
      await previous.promise();
      const own = kernel.context("project", gemini);
      const instance = nextInstance(nextInstance(undefined, previous, options), own, options);
      instance.subscribe(() => {});
      const kept = instance.get();
      expect(kept).toMatchObject({ status: "success", isPrevious: true, fetching: true });
      expect(shownName(kept)).toBe("Apollo");
      expect(instance.get()).toBe(kept);
      kernel.reset();
      expect(instance.get()).toMatchObject({ status: "pending", data: null, isPrevious: false });
      await own.promise();
      expect(instance.get()).toBe(own.get());
      await server.quiet();
    }),
  );

  test(
    "shows the latest data when parameters without data came in between, and nothing without parameters",
    onServer({}, async ({ kernel }) => {
      const first = kernel.context("project", apollo);
      await first.promise();
      let instance = nextInstance(undefined, first, options);
      instance = nextInstance(instance, kernel.context("project", { project_id: 9 }), options);
      instance = nextInstance(instance, kernel.context("project", gemini), options);
      expect(shownName(instance.get())).toBe("Apollo");
      expect(nextInstance(instance, null, options).get()).toMatchObject({ status: "idle", data: null });
      expect(nextInstance(instance, kernel.context("project", gemini)).get()).toMatchObject({
        status: "pending",
        data: null,
      });
    }),
  );
});
