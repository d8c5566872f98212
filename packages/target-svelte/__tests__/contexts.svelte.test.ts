/** @jest-environment ../../jest.env-browser.mjs */
import { flushSync } from "svelte";
import { until } from "@mizan/kernel/scenarios";
import {
  type ProjectContextParameters,
  provideProjectContext,
  setMizan,
  useDetail,
  useMizan,
  useProjectContext,
} from "./__golden__/world/index.ts";
import { initialise, seen } from "./initialise.svelte.ts";
import { LivePage } from "./live-page.ts";

const page = new LivePage();
const provideApollo = (): void => void provideProjectContext({ projectId: 7 });
const idle = { status: "idle", data: null, error: null, fetching: false, isPrevious: false };

describe("a function that is called in the wrong place names what is missing", () => {
  test("setMizan()", () => {
    for (const call of [useMizan, useProjectContext, useDetail, () => useDetail({ projectId: 7 })]) {
      expect(() => initialise(() => void call())).toThrow(
        "Call setMizan() in this component or in one above it.",
      );
    }
  });

  test("the function that provides its context, or its parameters", () => {
    const message = "Call provideProjectContext() in this component or in one above it, or pass parameters.";
    expect(() => page.use(useProjectContext)).toThrow(message);
    expect(() => page.use(useDetail)).toThrow(message);
  });

  test("a component", () => {
    const message =
      "setMizan(), useMizan() and all that need it must be called while a component is initialised: at the top level of its <script>, not in a callback.";
    expect(() => useMizan()).toThrow(message);
    expect(() => useProjectContext({ projectId: 7 })).toThrow(message);
    expect(() => setMizan()).toThrow(message);
  });
});

describe("with parameters, a context", () => {
  test("is an instance of the component's own, of which it may have several", async () => {
    const [apollo, gemini] = page.use(
      () => [useDetail({ projectId: 7 }), useDetail(() => ({ projectId: 8 }))] as const,
      provideApollo,
    );
    expect([apollo.current, gemini.current]).toEqual([null, null]);
    await until(() => apollo.current !== null && gemini.current !== null);
    expect([apollo.current?.name, gemini.current?.name]).toEqual(["Apollo", "Gemini"]);
    expect(page.server.newLabels()).toEqual([
      "GET ctx/project/?project_id=7",
      "GET ctx/project/?project_id=8",
    ]);
  });

  test("has the data of other parameters as soon as they change", async () => {
    await page.kernel.fetch("project", { project_id: 7 });
    await page.kernel.fetch("project", { project_id: 8 });
    let projectId = $state(7);
    let shown!: readonly unknown[];
    page.below(() => {
      const detail = useDetail(() => ({ projectId }));
      shown = seen(() => [projectId, detail.current?.id]);
    });
    flushSync(() => (projectId = 8));
    expect(shown).toEqual([
      [7, 7],
      [8, 8],
    ]);
  });

  test.each([
    ["null", null],
    ["undefined", undefined],
  ])("of %s is idle, sends no request, and ignores what is provided", async (_name, nothing) => {
    let params = $state.raw<ProjectContextParameters | null | undefined>(nothing);
    const [project, detail, never] = page.use(
      () => [useProjectContext(() => params), useDetail(() => params), useDetail(nothing)] as const,
      () => provideProjectContext(() => null),
    );
    expect(project.state).toEqual(idle);
    expect(project).toMatchObject(idle);
    await page.server.quiet();
    expect(page.server.newLabels()).toEqual([]);
    flushSync(() => (params = { projectId: 7 }));
    await until(() => detail.current !== null);
    expect(project.data?.detail.name).toBe("Apollo");
    expect(never.current).toBeNull();
    flushSync(() => (params = nothing));
    expect(project.state).toEqual(idle);
    expect(detail.current).toBeNull();
  });

  test("is read again with refetch, which an effect may call", async () => {
    let runs = 0;
    const project = page.use(() => {
      const reading = useProjectContext({ projectId: 7 });
      $effect(() => {
        runs++;
        void reading.refetch();
      });
      return reading;
    });
    await until(() => project.status === "success" && !project.fetching);
    expect(page.server.newLabels()).toEqual(["GET ctx/project/?project_id=7"]);
    page.server.world.names.set(7, "Apollo 11");
    const refetched = project.refetch();
    expect(project).toMatchObject({ status: "success", fetching: true });
    expect((await refetched).detail.name).toBe("Apollo 11");
    expect(project.data?.detail.name).toBe("Apollo 11");
    expect(page.server.newLabels()).toEqual(["GET ctx/project/?project_id=7"]);
    expect(runs).toBe(1);
  });
});
