import { jest } from "@jest/globals";
import { createKernel } from "../src/index.ts";
import { onServer, rejection } from "./on-server.ts";
import { shownName, until } from "../src/scenarios/views.ts";
import { startServer } from "./http-server.ts";

const LABEL = "GET ctx/project/?project_id=7";
const params = { project_id: 7 };

describe("a context entry", () => {
  test(
    "is one for each set of parameters, for any order and spelling",
    onServer({}, ({ kernel }) => {
      const entry = kernel.context("search", { a: 1, b: ["x"], c: null });
      expect(kernel.context("search", { b: ["x"], a: "1", d: undefined })).toBe(entry);
      expect(kernel.context("search", { a: 1 })).not.toBe(entry);
      expect(kernel.context("search2", { a: 1, b: ["x"] })).not.toBe(entry);
      return Promise.resolve();
    }),
  );

  test(
    "is invalidated by a date as it travels",
    onServer({}, ({ kernel }) => {
      for (const time of [0, 1]) kernel.context("calendar", { day: new Date(time) });
      const invalidated: unknown[] = [];
      kernel.observe((event) => event.type === "invalidate" && invalidated.push(event.params));
      kernel.invalidate("calendar", { day: new Date(0) });
      expect(invalidated).toEqual([{ day: "1970-01-01T00:00:00.000Z" }]);
      return Promise.resolve();
    }),
  );

  test(
    "returns the same state until something changes, and shares unchanged parts",
    onServer({}, async ({ server, kernel }) => {
      server.respondNext(LABEL, { body: { detail: { n: 1 }, tasks: [{ id: 1 }] } });
      const entry = kernel.context<{ detail: object; tasks: object[] }>("project", params);
      const states: unknown[] = [];
      entry.subscribe(() => states.push(entry.get()));
      await entry.promise();
      const first = entry.get();
      expect(entry.get()).toBe(first);

      server.respondNext(LABEL, { body: { tasks: [{ id: 1 }], detail: { n: 2 } } });
      await entry.refetch();
      expect(entry.get().data!.detail).toEqual({ n: 2 });
      expect(entry.get().data!.tasks).toBe(first.data!.tasks);

      const second = entry.get().data;
      server.respondNext(LABEL, { body: { tasks: [{ id: 1 }], detail: { n: 2 } } });
      await entry.refetch();
      expect(entry.get().data).toBe(second);
      expect(states).toHaveLength(6);
      expect(entry.get()).toEqual({
        data: second,
        status: "success",
        error: null,
        fetching: false,
        isPrevious: false,
      });
    }),
  );

  test(
    "ignores a response to a request from before a call that changed the instance",
    onServer(
      // An abort that comes too late to have an effect.
      { fetch: (input, init) => fetch(input, { ...init, signal: null }) },
      async ({ server, kernel }) => {
        server.world.singleFlight = false;
        const entry = kernel.context("project", params);
        const shown: unknown[] = [];
        entry.subscribe(() => shown.push(shownName(entry.get())));
        await entry.promise();
        for (const response of [undefined, { status: 500, body: "" }]) {
          server.world.names.set(7, "Late");
          if (response) server.respondNext(LABEL, response);
          const late = server.hold(LABEL);
          void entry.refetch();
          const request = await late.arrived;
          await kernel.call("rename_project", { project_id: 7, name: "Newest" });
          await until(() => !entry.get().fetching);
          late.release();
          await until(() => request.state === "answered");
          await server.quiet();
        }
        expect(entry.get()).toMatchObject({ status: "success", error: null });
        expect(new Set(shown)).toEqual(new Set([null, "Apollo", "Newest"]));
      },
    ),
  );

  test(
    "keeps its data beside an error, and the next first subscriber reads again",
    onServer({}, async ({ server, kernel }) => {
      const entry = kernel.context("project", params);
      const leave = entry.subscribe(() => {});
      await entry.promise();
      server.respondNext(LABEL, { status: 500, body: "" });
      expect(await rejection(entry.refetch())).toBe(entry.get().error);
      expect(shownName(entry.get())).toBe("Apollo");
      expect(entry.get().status).toBe("error");
      leave();
      await Promise.resolve();
      entry.subscribe(() => {});
      expect(entry.get()).toMatchObject({ status: "error", fetching: true });
      await until(() => entry.get().status === "success");
      expect(entry.get().error).toBeNull();
    }),
  );

  test(
    "may be read again by a listener that is notified of the error",
    onServer({}, async ({ server, kernel }) => {
      server.respondNext(LABEL, { status: 500, body: "" });
      const entry = kernel.context("project", params);
      let again: Promise<unknown> | undefined;
      entry.subscribe(() => {
        if (entry.get().error && !again) again = entry.refetch();
      });
      expect(await rejection(entry.promise())).toMatchObject({ status: 500 });
      expect(shownName({ data: await again })).toBe("Apollo");
    }),
  );

  test(
    "promise() is the same promise from the first request to the next data",
    onServer({}, async ({ server, kernel }) => {
      server.world.singleFlight = false;
      const slow = server.hold(LABEL);
      const entry = kernel.context("project", params);
      const promise = entry.promise();
      await slow.arrived;
      await kernel.call("rename_project", { project_id: 7, name: "Apollo 11" });
      expect(entry.promise()).toBe(promise);
      expect(shownName({ data: await promise })).toBe("Apollo 11");
      expect(entry.promise()).toBe(promise);
      slow.release();
    }),
  );

  test(
    "promise() stays rejected until the next call, so that a suspended render ends",
    onServer({}, async ({ server, kernel }) => {
      server.respondNext(LABEL, { status: 500, body: "" });
      const entry = kernel.context("project", params);
      const promise = entry.promise();
      await rejection(promise);
      expect(entry.promise()).toBe(promise);
      expect(shownName({ data: await entry.refetch() })).toBe("Apollo");
    }),
  );

  test(
    "finishes a read that a caller awaits, although the last subscriber left",
    onServer({}, async ({ server, kernel }) => {
      const slow = server.hold(LABEL);
      const leave = kernel.context("project", params).subscribe(() => {});
      const data = kernel.fetch("project", params);
      const request = await slow.arrived;
      leave();
      await Promise.resolve();
      slow.release();
      expect(shownName({ data: await data })).toBe("Apollo");
      expect(request.label).toBe(LABEL);
      expect(server.newLabels()).toEqual([LABEL]);
    }),
  );

  test(
    "starts the read again for a waiting caller when a call changes the data meanwhile",
    onServer({}, async ({ server, kernel }) => {
      const slow = server.hold(LABEL);
      const data = kernel.fetch("project", params);
      await slow.arrived;
      server.world.singleFlight = false;
      await kernel.call("rename_project", { project_id: 7, name: "Apollo 11" });
      expect(shownName({ data: await data })).toBe("Apollo 11");
      slow.release();
    }),
  );

  test.each([0, 1, 2, 3, 4, 5, 6, 7, 8])(
    "an invalidation %i microtasks after the body of a response is not lost",
    async (distance) => {
      const server = await startServer();
      try {
        let first = true;
        const kernel = createKernel({
          baseUrl: server.baseUrl,
          async fetch(input, init) {
            const response = await fetch(input, init);
            const text = await response.text();
            const { status, headers } = response;
            const read = async (): Promise<string> => {
              if (first) void invalidateLater();
              first = false;
              return Promise.resolve(text);
            };
            return { ok: true, status, headers, text: read } as Response;
          },
        });
        const invalidateLater = async (): Promise<void> => {
          for (let step = 0; step < distance; step++) await Promise.resolve();
          server.world.names.set(7, "Apollo 11");
          kernel.invalidate("project");
        };
        const entry = kernel.context("project", params);
        const leave = entry.subscribe(() => {});
        await until(() => shownName(entry.get()) === "Apollo 11");
        leave();
      } finally {
        await server.close();
      }
    },
  );

  test(
    "kernel.fetch reads again, but shares a read in progress",
    onServer({}, async ({ server, kernel }) => {
      await Promise.all([kernel.fetch("projects"), kernel.fetch("projects")]);
      expect(server.newLabels()).toEqual(["GET ctx/projects/"]);
      await kernel.fetch("projects");
      expect(server.newLabels()).toEqual(["GET ctx/projects/"]);
    }),
  );

  test(
    "is removed gcTime after its last subscriber left, and not before",
    onServer({ gcTime: 300 }, async ({ server, kernel }) => {
      const entry = kernel.context("project", params);
      const leave = entry.subscribe(() => {});
      await entry.promise();
      await new Promise((resolve) => setTimeout(resolve, 400));
      expect(kernel.context("project", params)).toBe(entry);
      leave();
      await new Promise((resolve) => setTimeout(resolve, 200));
      entry.subscribe(() => {})();
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect(kernel.context("project", params)).toBe(entry);
      expect(server.newLabels()).toEqual([LABEL]);
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(kernel.context("project", params)).not.toBe(entry);
    }),
  );

  test(
    "is never removed with gcTime Infinity",
    onServer({ gcTime: Infinity }, async ({ kernel }) => {
      const entry = kernel.context("project", params);
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(kernel.context("project", params)).toBe(entry);
    }),
  );

  test(
    "that was removed between its render and its subscription is used again",
    onServer({ gcTime: 0 }, async ({ server, kernel }) => {
      const entry = kernel.context("project", params);
      await new Promise((resolve) => setTimeout(resolve, 20));
      entry.subscribe(() => {});
      expect(kernel.context("project", params)).toBe(entry);
      await entry.promise();
      server.world.names.set(7, "Apollo 11");
      kernel.invalidate("project");
      await until(() => shownName(entry.get()) === "Apollo 11");
    }),
  );

  test(
    "the same listener may subscribe twice, and repeated unsubscribing has no effect",
    onServer({}, async ({ kernel }) => {
      const entry = kernel.context("project", params);
      const listener = jest.fn();
      const leave = entry.subscribe(listener);
      entry.subscribe(listener);
      leave();
      leave();
      listener.mockClear();
      await entry.promise();
      expect(listener).toHaveBeenCalledTimes(1);
    }),
  );
});
