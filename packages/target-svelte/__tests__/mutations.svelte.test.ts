/** @jest-environment ../../jest.env-browser.mjs */
import { flushSync } from "svelte";
import { envelope, until } from "@mizan/kernel/scenarios";
import { startServer } from "../../kernel/__tests__/http-server.ts";
import {
  configure,
  type Kernel,
  type MizanOptions,
  overrideProjectContext,
  setMizan,
  useDetail,
  useMizan,
  useRenameProject,
  useTouch,
} from "./__golden__/world/index.ts";
import { initialise, seen } from "./initialise.svelte.ts";
import { LivePage } from "./live-page.ts";

const page = new LivePage();

describe("a mutation", () => {
  const args = { project_id: 7, name: "Apollo 11" };
  const idle = { status: "idle", isPending: false, error: null, data: null };
  const open = (): ReturnType<typeof useRenameProject> => page.use(useRenameProject);

  test("is idle, then pending, then has its data, and sends one request", async () => {
    const rename = open();
    expect(rename).toMatchObject(idle);
    const call = page.server.hold("POST call/");
    const sent = rename.mutateAsync(args);
    expect(rename).toMatchObject({ ...idle, status: "pending", isPending: true });
    call.release();
    expect(await sent).toEqual({ id: 7, name: "Apollo 11" });
    expect(rename).toMatchObject({ ...idle, status: "success", data: { id: 7, name: "Apollo 11" } });
    expect(page.server.newLabels()).toEqual(["GET session/", "POST call/ rename_project"]);
    rename.reset();
    expect(rename).toMatchObject(idle);
  });

  test("has actions that may be destructured, and shows a failure in its state only", async () => {
    const rename = open();
    const { mutate } = rename;
    page.server.respondNext("POST", envelope(403, "FORBIDDEN"));
    expect(mutate(args)).toBeUndefined();
    await until(() => rename.status === "error");
    expect(rename.error).toMatchObject({ code: "FORBIDDEN", status: 403 });
  });

  test("that is called in an effect does not run the effect again", async () => {
    let runs = 0;
    let states!: readonly string[];
    page.below(() => {
      const touch = useTouch();
      states = seen(() => touch.status);
      $effect(() => {
        runs++;
        touch.mutate();
      });
    });
    await until(() => states.includes("success"));
    await page.server.quiet();
    expect(states).toEqual(["idle", "pending", "success"]);
    expect(runs).toBe(1);
  });

  test("shows an optimistic update until its response", async () => {
    let names!: readonly unknown[];
    let rename!: ReturnType<typeof useRenameProject>;
    page.below(() => {
      const detail = useDetail({ projectId: 7 });
      rename = useRenameProject();
      names = seen(() => detail.current?.name);
    });
    await until(() => names.at(-1) === "Apollo");
    const optimistic = overrideProjectContext(page.kernel, { project_id: 7 }, ({ detail }) => ({
      detail: { ...detail, name: "Soon" },
    }));
    await rename.mutateAsync(args, { optimistic: [optimistic] });
    flushSync();
    expect(names).toEqual([undefined, "Apollo", "Soon", "Apollo 11"]);
  });
});

describe("setMizan", () => {
  const kernelOf = (options?: MizanOptions): Kernel => {
    let found!: Kernel;
    initialise(
      () => void setMizan(options),
      () => void (found = useMizan().kernel),
    )();
    return found;
  };

  test("provides the configured client, unless it has options or a client", () => {
    const configured = configure({ baseUrl: page.server.baseUrl });
    expect(kernelOf()).toBe(configured);
    expect(kernelOf({ baseUrl: page.server.baseUrl })).not.toBe(configured);
    expect(kernelOf({ kernel: page.kernel })).toBe(page.kernel);
  });

  test("returns what useMizan returns, in the same component too", () => {
    page.below(() => {
      const mizan = setMizan(() => ({ kernel: page.kernel }));
      expect(useMizan()).toBe(mizan);
      expect(mizan.kernel).toBe(page.kernel);
    });
  });

  test("provides another client below, whose data and users are apart", async () => {
    const other = await startServer();
    other.world.names.set(7, "Of another server");
    other.world.identity = "grace";
    const details: ReturnType<typeof useDetail>[] = [];
    const read = (): void => void details.push(useDetail({ projectId: 7 }));
    page.below(read, () => setMizan({ baseUrl: other.baseUrl }), read);
    await until(() => details.every(({ current }) => current !== null));
    expect(details.map(({ current }) => [current?.name, current?.reader])).toEqual([
      ["Apollo", "ada"],
      ["Of another server", "grace"],
    ]);
    expect(page.server.newLabels()).toEqual(["GET ctx/project/?project_id=7"]);
    expect(other.newLabels()).toEqual(["GET ctx/project/?project_id=7"]);
    page.unmount();
    await other.close();
  });
});
