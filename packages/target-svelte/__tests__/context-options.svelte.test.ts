/** @jest-environment ../../jest.env-browser.mjs */
import { flushSync } from "svelte";
import { until } from "@mizan/kernel/scenarios";
import {
  type ContextOptions,
  type ContextResult,
  createClient,
  type ProjectContextData,
  provideProjectContext,
  useDetail,
  useProjectContext,
} from "./__golden__/world/index.ts";
import { LivePage } from "./live-page.ts";

const page = new LivePage();
const idle = { status: "idle", data: null, error: null, fetching: false, isPrevious: false };

describe("the options", () => {
  let projectId: number | null = $state(7);
  let options = $state.raw<ContextOptions | undefined>({});

  const open = (given?: ContextOptions): ContextResult<ProjectContextData> => {
    [projectId, options] = [7, given];
    return page.use(() =>
      useProjectContext(
        () => (projectId === null ? null : { projectId }),
        () => options,
      ),
    );
  };

  test("keepPrevious shows the previous data until there is new data", async () => {
    const project = open({ keepPrevious: true });
    await until(() => project.status === "success");
    const request = page.server.hold("GET ctx/project/?project_id=8");
    flushSync(() => (projectId = 8));
    const apollo = { status: "success", isPrevious: true, data: { detail: { name: "Apollo" } } };
    expect(project.state).toMatchObject(apollo);
    // The parameters change again before there is data: the data of the first ones stays.
    flushSync(() => (projectId = 9));
    flushSync(() => (projectId = 8));
    expect(project.state).toMatchObject(apollo);
    request.release();
    await until(() => !project.isPrevious);
    expect(project.data?.detail.name).toBe("Gemini");
    flushSync(() => (projectId = null));
    expect(project.state).toEqual(idle);
  });

  test("without keepPrevious, there is no data until then", async () => {
    const project = open();
    await until(() => project.status === "success");
    flushSync(() => (projectId = 8));
    expect(project).toMatchObject({ status: "pending", data: null, isPrevious: false });
  });

  test("that change count from then on", async () => {
    await page.kernel.fetch("project", { project_id: 7 });
    page.server.newLabels();
    const project = open({ staleTime: 60_000 });
    await page.server.quiet();
    expect(page.server.newLabels()).toEqual([]);
    flushSync(() => (options = { staleTime: 60_000 }));
    await page.server.quiet();
    expect(page.server.newLabels()).toEqual([]);
    flushSync(() => (options = { staleTime: 0 }));
    await until(() => !project.fetching);
    expect(page.server.newLabels()).toEqual(["GET ctx/project/?project_id=7"]);
  });

  test("of a provider count for the components that read its context", async () => {
    page.kernel = createClient({ baseUrl: page.server.baseUrl, staleTime: 0 });
    await page.kernel.fetch("project", { project_id: 7 });
    page.server.newLabels();
    const detail = page.use(useDetail, () => provideProjectContext({ projectId: 7 }, { staleTime: 60_000 }));
    expect(detail.current?.name).toBe("Apollo");
    await page.server.quiet();
    expect(page.server.newLabels()).toEqual([]);
  });
});
