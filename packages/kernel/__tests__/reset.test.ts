import { jest } from "@jest/globals";
import { createKernel } from "../src/index.ts";
import { onServer, rejection, withoutTimes } from "./on-server.ts";
import { reader, shownName, until } from "../src/scenarios/views.ts";

const LABEL = "GET ctx/project/?project_id=7";
const params = { project_id: 7 };

const { setTimeout: set, clearTimeout: clear } = globalThis;
afterEach(() => {
  jest.restoreAllMocks();
  Object.assign(globalThis, { setTimeout: set, clearTimeout: clear });
});

/** Keeps timers of one delay from firing by themselves, until the end of the test. */
const holdTimers = (delay: number): { pending(): number; fire(): void } => {
  const held = new Map<unknown, () => void>();
  globalThis.setTimeout = ((run: (...given: unknown[]) => void, ms?: number, ...given: unknown[]) => {
    if (ms !== delay) return set(run, ms, ...given);
    const timer = {};
    held.set(timer, () => run(...given));
    return timer;
  }) as typeof setTimeout;
  globalThis.clearTimeout = (timer) => {
    if (!held.delete(timer)) clear(timer);
  };
  return {
    pending: () => held.size,
    fire: () => [...held.values()].forEach((run) => run()),
  };
};

interface Project {
  readonly detail: { readonly name: string; readonly reader: string };
}

describe("after another user has signed in", () => {
  test(
    "the first listener that is notified sees no data of the former user, in any instance",
    onServer({}, async ({ server, kernel }) => {
      await kernel.initSession();
      const instances = [7, 8].map((project_id) => kernel.context("project", { project_id }));
      await kernel.fetch("projects");
      instances.push(kernel.context("projects"));
      const seen: unknown[] = [];
      const look = (): void => void seen.push(...instances.map((instance) => reader(instance.get())));
      await Promise.all(instances.slice(0, 2).map((instance) => instance.refetch()));
      for (const instance of instances.slice(0, 2)) instance.subscribe(look);
      kernel.untilReset().addEventListener("abort", look);
      look();
      expect(seen.splice(0)).toEqual(["ada", "ada", "ada"]);
      server.world.identity = "grace";
      await kernel.call("touch");
      await until(() => instances.slice(0, 2).every((instance) => reader(instance.get()) === "grace"));
      expect(new Set(seen)).toEqual(new Set([undefined, "grace"]));
    }),
  );

  test(
    "no response to the one before lands, though it comes in full, and nothing is tried again for them",
    onServer(
      // An abort that comes too late to be heard.
      {
        retry: true,
        errorAfter: 4,
        retryDelay: 60,
        fetch: (input, init) => fetch(input, { ...init, signal: null }),
      },
      async ({ server, kernel }) => {
        await kernel.initSession();
        const late = kernel.context("project", params);
        const failing = kernel.context("projects");
        const unmounted = kernel.context("project", { project_id: 8 });
        const seen: unknown[] = [];
        for (const instance of [late, failing]) instance.subscribe(() => seen.push(reader(instance.get())));
        await until(() => !late.get().fetching && !failing.get().fetching);
        const slow = server.hold(LABEL);
        void late.refetch();
        await slow.arrived;
        for (const label of ["GET ctx/projects/", "GET ctx/project/?project_id=8"])
          server.respondNext(label, { status: 503, body: "" });
        jest.spyOn(Math, "random").mockReturnValue(0);
        const retries = holdTimers(60);
        void failing.refetch();
        const leave = unmounted.subscribe(() => {});
        await until(() => retries.pending() === 2);
        leave();
        seen.length = 0;
        server.newLabels();

        server.world.identity = "grace";
        await kernel.call("touch");
        slow.release();
        await server.quiet();
        retries.fire();
        await server.quiet();
        expect(server.newLabels().sort()).toEqual(["GET ctx/projects/", LABEL, "POST call/ touch"].sort());
        expect(new Set(seen)).toEqual(new Set([undefined, "grace"]));
        expect(unmounted.get().data).toBeNull();
      },
    ),
  );

  test(
    "an optimistic update of the one before is not replayed over the data of the next, nor does its end do harm",
    onServer({}, async ({ server, kernel }) => {
      await kernel.initSession();
      const entry = kernel.context<Project>("project", params);
      entry.subscribe(() => {});
      await entry.promise();
      const end = entry.override(({ detail }) => ({ detail: { ...detail, name: "Ada's" } }));
      const update = ({ detail }: Project): Project => ({ detail: { ...detail, name: "Ada's" } });
      const call = server.hold("POST call/ rename_project");
      const optimistic = [{ entry: entry as never, update }];
      const late = rejection(kernel.call("rename_project", { ...params, name: "Late" }, { optimistic }));
      await call.arrived;
      server.world.names.set(7, "Apollo");
      server.world.identity = "grace";
      await kernel.call("touch");
      await until(() => reader(entry.get()) === "grace");
      expect(shownName(entry.get())).toBe("Apollo");
      end();
      call.release();
      expect(await late).toMatchObject({ code: "RESET" });
      expect(shownName(entry.get())).toBe("Apollo");
    }),
  );

  test(
    "equal data is other data: no reference leads back to what the one before saw",
    onServer({}, async ({ server, kernel }) => {
      await kernel.initSession();
      const body = { detail: { tags: ["a"] } };
      server.respondNext(LABEL, { body, headers: { "X-Mizan-Identity": "ada" } });
      const entry = kernel.context<typeof body>("project", params);
      entry.subscribe(() => {});
      const before = entry.promise();
      const { detail } = await before;
      server.respondNext(LABEL, { body, headers: { "X-Mizan-Identity": "grace" } });
      server.world.identity = "grace";
      await kernel.call("touch");
      expect(entry.promise()).not.toBe(before);
      const next = await entry.promise();
      expect(next).toEqual(body);
      expect(next.detail).not.toBe(detail);
      expect(next.detail.tags).not.toBe(detail.tags);
    }),
  );

  test(
    "the state that a server has rendered for the one before is gone",
    onServer({}, async ({ server, kernel }) => {
      await kernel.initSession();
      await kernel.fetch("project", params);
      const browser = createKernel({ baseUrl: server.baseUrl });
      await browser.initSession();
      browser.hydrate(kernel.dehydrate());
      const entry = browser.context("project", params);
      expect(reader(entry.getServer())).toBe("ada");
      server.world.identity = "grace";
      await browser.call("touch");
      expect(entry.getServer()).toEqual({
        data: null,
        status: "pending",
        error: null,
        fetching: false,
        isPrevious: false,
      });
      expect(withoutTimes(browser.dehydrate())).toBe('{"identity":"grace","contexts":[]}');
    }),
  );

  test(
    "a session that was asked for before neither serves the next one nor takes theirs away",
    onServer({}, async ({ server, kernel }) => {
      await kernel.fetch("projects");
      server.respondNext("GET session/", { status: 503, body: "" });
      const slow = server.hold("GET session/");
      const early = rejection(kernel.call("touch"));
      await slow.arrived;
      server.world.identity = "grace";
      await kernel.fetch("projects");
      await kernel.initSession();
      slow.release();
      expect(await early).toMatchObject({ name: "MizanError" });
      server.newLabels();
      await kernel.call("touch");
      expect(server.newLabels()).toEqual(["POST call/ touch"]);
    }),
  );

  test(
    "a read whose response tells it is not asked for again",
    onServer({}, async ({ server, kernel }) => {
      await kernel.fetch("projects");
      const entry = kernel.context("project", params);
      const seen: unknown[] = [];
      entry.subscribe(() => seen.push([reader(entry.get()), entry.get().fetching]));
      await entry.promise();
      seen.length = 0;
      server.newLabels();
      server.world.identity = "grace";
      expect(reader({ data: await entry.refetch() })).toBe("grace");
      await server.quiet();
      expect(server.newLabels()).toEqual([LABEL]);
      expect(seen).toEqual([
        ["ada", true],
        [undefined, true],
        ["grace", false],
      ]);
    }),
  );

  test(
    "a read whose response tells it in vain shows nothing meanwhile, and is tried again",
    onServer({ retry: true, errorAfter: 2, retryDelay: 50 }, async ({ server, kernel }) => {
      await kernel.fetch("projects");
      const entry = kernel.context("project", params);
      const seen: unknown[] = [];
      entry.subscribe(() => seen.push(reader(entry.get())));
      await entry.promise();
      seen.length = 0;
      server.world.identity = "grace";
      server.respondNext(LABEL, { status: 503, body: "", headers: { "X-Mizan-Identity": "grace" } });
      const data = entry.refetch();
      await until(() => seen.length === 2);
      expect(seen).toEqual(["ada", undefined]);
      expect(reader({ data: await data })).toBe("grace");
      expect(seen).toEqual(["ada", undefined, "grace"]);
    }),
  );

  test("a call whose headers come only then is not sent", async () => {
    let give!: (headers: Record<string, string>) => void;
    const late = new Promise<Record<string, string>>((resolve) => (give = resolve));
    let asked = 0;
    const headers = (): Promise<Record<string, string>> => (asked++ === 1 ? late : Promise.resolve({}));
    await onServer({ csrf: false, headers }, async ({ server, kernel }) => {
      await kernel.fetch("projects");
      const call = rejection(kernel.call("touch"));
      await until(() => asked === 2);
      server.world.identity = "grace";
      await kernel.fetch("projects");
      give({ Authorization: "Bearer grace's" });
      expect(await call).toMatchObject({
        code: "RESET",
        message: `POST ${server.baseUrl}/call/ was not sent: the user has changed`,
      });
      expect(server.newLabels()).toEqual(Array(2).fill("GET ctx/projects/"));
    })();
  });

  test(
    "in another tab, the next response tells this one, which asks for everything that it shows once more",
    onServer({}, async ({ server, kernel: tab }) => {
      const other = createKernel({ baseUrl: server.baseUrl });
      await other.initSession();
      const entry = tab.context("project", params);
      const seen: unknown[] = [];
      entry.subscribe(() => seen.push(reader(entry.get())));
      await entry.promise();
      await other.fetch("projects");
      server.world.identity = "grace";
      await other.call("touch");
      expect(reader(entry.get())).toBe("ada");
      server.newLabels();
      await tab.fetch("projects");
      await until(() => reader(entry.get()) === "grace");
      expect(seen).toEqual([undefined, "ada", undefined, "grace"]);
      expect(server.newLabels()).toEqual(["GET ctx/projects/", LABEL]);
    }),
  );
});
