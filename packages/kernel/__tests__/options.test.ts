import { createKernel, type KernelEvent } from "../src/index.ts";
import { onServer, rejection } from "./on-server.ts";
import { startClock } from "../src/scenarios/clock.ts";
import { shownName, until } from "../src/scenarios/views.ts";
import { envelope } from "../src/scenarios/world.ts";

const LABEL = "GET ctx/project/?project_id=7";
const params = { project_id: 7 };

describe("options of a subscription", () => {
  test(
    "the shortest interval of all subscribers counts, and false only if all say so",
    onServer({ staleTime: Infinity }, async ({ server, kernel }) => {
      const clock = startClock(server.quiet);
      try {
        const entry = kernel.context("project", params);
        entry.subscribe(() => {}, { refreshEvery: 5_000 });
        await entry.promise();
        const leave = entry.subscribe(() => {}, { refreshEvery: 1_000 });
        server.newLabels();
        await clock.advance(2_000);
        expect(server.newLabels()).toEqual([LABEL, LABEL]);
        leave();
        await clock.advance(5_000);
        expect(server.newLabels()).toEqual([LABEL]);
      } finally {
        clock.stop();
      }
    }),
  );

  test(
    "an undefined option is the kernel's",
    onServer({ staleTime: 0 }, async ({ server, kernel }) => {
      const entry = kernel.context("project", params);
      await entry.promise();
      server.newLabels();
      entry.subscribe(() => {}, { staleTime: undefined });
      expect(entry.get().fetching).toBe(true);
      await entry.refetch();
    }),
  );

  test(
    "revalidateOnMount: false leaves stale data as it is",
    onServer({ staleTime: 0 }, async ({ kernel }) => {
      const entry = kernel.context("project", params);
      await entry.promise();
      entry.subscribe(() => {}, { revalidateOnMount: false });
      expect(entry.get().fetching).toBe(false);
    }),
  );
});

describe("parameters that are null or undefined", () => {
  test.each([null, undefined])("%s: no request, and the state is idle", async (missing) => {
    await onServer({}, async ({ server, kernel }) => {
      const entry = kernel.context("project", missing);
      const leave = entry.subscribe(() => {});
      void entry.refetch();
      void entry.promise();
      expect(entry.get()).toEqual({
        data: null,
        status: "idle",
        error: null,
        fetching: false,
        isPrevious: false,
      });
      expect(entry.getServer()).toBe(entry.get());
      leave();
      await server.quiet();
      expect(server.newLabels()).toEqual([]);
    })();
  });

  test(
    "no parameters at all are no missing ones",
    onServer({}, async ({ kernel }) => {
      expect(await kernel.context("projects").promise()).toMatchObject({ reader: "ada" });
    }),
  );
});

describe("a caller's signal", () => {
  test(
    "rejects the read, and aborts its request if no other caller waits",
    onServer({}, async ({ server, kernel }) => {
      const abort = new AbortController();
      const slow = server.hold(LABEL);
      const read = rejection(kernel.fetch("project", params, { signal: abort.signal }));
      const request = await slow.arrived;
      abort.abort();
      expect(await read).toMatchObject({ name: "AbortError" });
      await until(() => request.state === "aborted");
    }),
  );

  test(
    "leaves the request to others that wait",
    onServer({}, async ({ server, kernel }) => {
      const abort = new AbortController();
      const slow = server.hold(LABEL);
      const read = rejection(kernel.fetch("project", params, { signal: abort.signal }));
      const other = kernel.fetch("project", params);
      await slow.arrived;
      abort.abort();
      await read;
      slow.release();
      expect(shownName({ data: await other })).toBe("Apollo");
      expect(server.newLabels()).toEqual([LABEL]);
    }),
  );
});

test(
  "a request without a response fails after the timeout",
  onServer({ timeout: 30, csrf: false }, async ({ server, kernel }) => {
    server.hold(LABEL);
    expect(await rejection(kernel.fetch("project", params))).toMatchObject({
      code: "TIMEOUT",
      status: 0,
      message: `GET ${server.baseUrl}/ctx/project/?project_id=7 got no response within 30 ms`,
    });
    server.hold("POST");
    expect(await rejection(kernel.call("touch", {}, { timeout: 20 }))).toMatchObject({ code: "TIMEOUT" });
  }),
);

test(
  "prefetch reads what is not fresh, and never rejects",
  onServer({}, async ({ server, kernel }) => {
    server.respondNext(LABEL, envelope(403, "FORBIDDEN"));
    await kernel.prefetch("project", params);
    await kernel.prefetch("project", params);
    await kernel.prefetch("project", params);
    expect(server.newLabels()).toEqual([LABEL, LABEL]);
    expect(shownName(kernel.context("project", params).get())).toBe("Apollo");
  }),
);

test(
  "onError gets a failure once until the next success",
  onServer({}, async ({ server }) => {
    const errors: unknown[] = [];
    const onError = (error: Error, source: object): void => void errors.push([error.message, source]);
    const kernel = createKernel({ baseUrl: server.baseUrl, retry: false, onError });
    const fail = async (): Promise<void> => {
      server.respondNext(LABEL, { status: 500, body: "" });
      await rejection(kernel.fetch("project", params));
    };
    await fail();
    await fail();
    await kernel.fetch("project", params);
    await fail();
    const message = `GET ${server.baseUrl}/ctx/project/?project_id=7 got 500 without a mizan envelope`;
    const reported = [message, { context: "project", params }];
    expect(errors).toEqual([reported, reported]);
  }),
);

test(
  "promise() gives a failure to a render once, and a later one reads again",
  onServer({}, async ({ server, kernel }) => {
    server.respondNext(LABEL, envelope(403, "FORBIDDEN"));
    const entry = kernel.context("project", params);
    const failed = entry.promise();
    expect(await rejection(failed)).toMatchObject({ code: "FORBIDDEN" });
    await new Promise((resolve) => setTimeout(resolve, 60));
    // However late the first render after the failure is, it gets the failure.
    expect(entry.promise()).toBe(failed);
    expect(entry.promise()).toBe(failed);
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(shownName({ data: await entry.promise() })).toBe("Apollo");
  }),
);

test(
  "observe reports what happens, until it is ended",
  onServer({ csrf: false }, async ({ server, kernel }) => {
    const events: KernelEvent[] = [];
    const end = kernel.observe((event) => events.push(event));
    const leave = kernel.context("project", params).subscribe(() => {});
    await kernel.fetch("project", params);
    kernel.invalidate("project");
    await server.quiet();
    leave();
    server.respondNext("POST", envelope(403, "FORBIDDEN"));
    await rejection(kernel.call("touch", { a: 1 }));
    kernel.reset();
    end();
    kernel.reset();
    const source = { context: "project", params };
    const data = { detail: { id: 7, name: "Apollo", reader: "ada" } };
    expect(events).toEqual([
      { type: "mount", ...source },
      { type: "fetch-start", id: 1, ...source },
      { type: "fetch-end", id: 1, ...source },
      { type: "data", data, ...source },
      { type: "invalidate", ...source },
      { type: "fetch-start", id: 2, ...source },
      { type: "fetch-end", id: 2, ...source },
      { type: "data", data, ...source },
      { type: "unmount", ...source },
      { type: "call-start", id: 3, fn: "touch", args: { a: 1 } },
      expect.objectContaining({ type: "call-end", id: 3, error: expect.objectContaining({ status: 403 }) }),
      { type: "reset" },
    ]);
  }),
);
