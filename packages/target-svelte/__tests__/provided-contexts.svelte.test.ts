/** @jest-environment ../../jest.env-browser.mjs */
import { flushSync } from "svelte";
import { until } from "@mizan/kernel/scenarios";
import {
  type ContextResult,
  type ProjectContextData,
  provideProjectContext,
  provideProjectsContext,
  useDetail,
  useProjectsContext,
} from "./__golden__/world/index.ts";
import { LivePage } from "./live-page.ts";

const page = new LivePage();
const provideApollo = (): void => void provideProjectContext({ projectId: 7 });
const idle = { status: "idle", data: null, error: null, fetching: false, isPrevious: false };

describe("a provided context", () => {
  test("is loaded by its provider, which reads it too, with one request for all", async () => {
    let project!: ContextResult<ProjectContextData>;
    const detail = page.use(useDetail, () => void (project = provideProjectContext({ projectId: 7 })));
    await until(() => project.status === "success");
    expect(project.data?.detail).toEqual(detail.current);
    expect(page.server.newLabels()).toEqual(["GET ctx/project/?project_id=7"]);
  });

  test("is that of the nearest provider", async () => {
    const detail = page.use(useDetail, provideApollo, () => provideProjectContext({ projectId: 8 }));
    await until(() => detail.current !== null);
    expect(detail.current?.name).toBe("Gemini");
  });

  test("may have no parameters while a route loads", async () => {
    let projectId = $state<number>();
    const detail = page.use(useDetail, () =>
      provideProjectContext(() => (projectId ? { projectId } : undefined)),
    );
    expect(detail.current).toBeNull();
    await page.server.quiet();
    expect(page.server.newLabels()).toEqual([]);
    flushSync(() => (projectId = 8));
    await until(() => detail.current?.name === "Gemini");
    flushSync(() => (projectId = 7));
    await until(() => detail.current?.name === "Apollo");
  });

  test("without parameters needs neither a provider nor arguments", async () => {
    const [own, provided, nothing] = page.use(
      () => [useProjectsContext(), provideProjectsContext(), useProjectsContext(null)] as const,
    );
    await until(() => own.status === "success");
    expect([own.data?.list, provided.data?.list]).toEqual([
      ["Apollo", "Gemini"],
      ["Apollo", "Gemini"],
    ]);
    expect(nothing.state).toEqual(idle);
    expect(page.server.newLabels()).toEqual(["GET ctx/projects/"]);
  });

  test("is skipped by a provider of null, although it needs no parameters", () => {
    expect(page.use(() => provideProjectsContext(null)).state).toEqual(idle);
  });
});
