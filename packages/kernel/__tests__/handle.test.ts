import type { ContextEntry } from "../src/index.ts";
import { onServer, withoutTimes } from "./on-server.ts";
import { reader, shownName, until } from "../src/scenarios/views.ts";

const LABEL = "GET ctx/project/?project_id=7";
const params = { project_id: 7 };

const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

interface Project {
  readonly detail: { readonly name: string; readonly reader: string };
}

describe("an instance that is held longer than its entry lives", () => {
  const uses: [string, (held: ContextEntry<Project>) => unknown][] = [
    ["subscribe", (held) => held.subscribe(() => {})],
    ["promise", (held) => held.promise()],
    ["refetch", (held) => held.refetch()],
  ];

  test.each(uses)("has no data, and %s reads it anew for all holders, once", async (_name, use) => {
    await onServer({ gcTime: 20 }, async ({ server, kernel }) => {
      const held = kernel.context<Project>("project", params);
      await held.refetch();
      await sleep(80);
      expect(held.get()).toEqual({
        data: null,
        status: "pending",
        error: null,
        fetching: false,
        isPrevious: false,
      });
      expect(held.getServer()).toBe(held.get());
      expect(withoutTimes(kernel.dehydrate())).toBe('{"identity":"ada","contexts":[]}');
      await sleep(80);

      const newer = kernel.context<Project>("project", params);
      server.newLabels();
      use(newer);
      void use(held);
      await until(() => reader(held.get()) === "ada" && !held.get().fetching);
      expect(newer.get()).toBe(held.get());
      expect(await held.promise()).toBe(await newer.promise());
      await server.quiet();
      const requests = server.arrivals.slice(1).filter(({ state }) => state === "answered");
      expect(requests.map(({ label }) => label)).toEqual([LABEL]);
    })();
  });

  test(
    "takes an override, which every holder sees",
    onServer({ gcTime: 20 }, async ({ kernel }) => {
      const held = kernel.context<Project>("project", params);
      await held.refetch();
      await sleep(80);
      const newer = kernel.context<Project>("project", params);
      newer.subscribe(() => {});
      await newer.promise();
      const end = held.override(({ detail }) => ({ detail: { ...detail, name: "Soon" } }));
      expect(shownName(newer.get())).toBe("Soon");
      end();
      expect(shownName(newer.get())).toBe("Apollo");
    }),
  );

  test(
    "leaves by the function that it got, whatever happened to its entry since",
    onServer({ gcTime: 20 }, async ({ server, kernel }) => {
      const held = kernel.context("project", params);
      const leave = held.subscribe(() => {});
      await until(() => !held.get().fetching);
      leave();
      await sleep(80);
      held.subscribe(() => {});
      leave();
      await server.quiet();
      server.newLabels();
      kernel.invalidate("project");
      await server.quiet();
      expect(server.newLabels()).toEqual([LABEL]);
    }),
  );

  test(
    "keeps the data of promise() until the first subscription, although gcTime is shorter",
    onServer({ gcTime: 0 }, async ({ server, kernel }) => {
      const held = kernel.context("project", params);
      const data = await held.promise();
      await sleep(50);
      expect(held.get().data).toBe(data);
      const leave = held.subscribe(() => {});
      await server.quiet();
      expect(server.newLabels()).toEqual([LABEL]);
      leave();
      await sleep(50);
      expect(held.get().data).toBeNull();
    }),
  );
});
