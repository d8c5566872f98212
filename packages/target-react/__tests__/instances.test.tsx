/** @jest-environment ../../jest.env-browser.mjs */
import { act, cleanup, configure, render, renderHook, waitFor } from "@testing-library/react";
import { StrictMode, Suspense, type PropsWithChildren, type ReactNode } from "react";
import { startServer, type HttpServer } from "../../kernel/__tests__/http-server.ts";
import {
  createClient,
  MizanContext,
  ProjectContext,
  projectContext,
  useDetail,
  useMizan,
  useProjectContext,
  useProjectsContext,
  useSuspenseDetail,
  type ContextOptions,
  type Kernel,
} from "./__golden__/world/index.ts";

// One second, which is the default, is not enough on a busy machine.
configure({ asyncUtilTimeout: 20_000 });

let server: HttpServer;
let kernel: Kernel;

beforeEach(async () => {
  server = await startServer();
  kernel = createClient({ baseUrl: server.baseUrl, retry: false });
});

afterEach(async () => {
  cleanup();
  await server.close();
});

const Page = ({ children }: PropsWithChildren): ReactNode => (
  <StrictMode>
    <MizanContext kernel={kernel}>
      <Suspense fallback="loading">{children}</Suspense>
    </MizanContext>
  </StrictMode>
);

const idle = { status: "idle", data: null, error: null, fetching: false, isPrevious: false };

describe("a hook with parameters", () => {
  test("needs no provider, and one component may have two", async () => {
    const { result } = renderHook(() => [useDetail({ projectId: 7 }), useDetail({ projectId: 8 })], {
      wrapper: Page,
    });
    expect(result.current).toEqual([null, null]);
    await waitFor(() =>
      expect(result.current).toEqual([
        { id: 7, name: "Apollo", reader: "ada" },
        { id: 8, name: "Gemini", reader: "ada" },
      ]),
    );
    expect(server.newLabels()).toEqual(["GET ctx/project/?project_id=7", "GET ctx/project/?project_id=8"]);
  });

  test("ignores the nearest provider", async () => {
    const wrapper = ({ children }: PropsWithChildren): ReactNode => (
      <Page>
        <ProjectContext projectId={7}>{children}</ProjectContext>
      </Page>
    );
    const { result } = renderHook(() => [useDetail()?.name, useDetail({ projectId: 8 })?.name], { wrapper });
    await waitFor(() => expect(result.current).toEqual(["Apollo", "Gemini"]));
  });

  test("shows the data of other parameters in the same render", async () => {
    await kernel.fetch("project", { project_id: 7 });
    await kernel.fetch("project", { project_id: 8 });
    const seen: unknown[] = [];
    const { rerender } = renderHook(
      ({ id }) => {
        seen.push([id, useDetail({ projectId: id })?.id]);
      },
      { wrapper: Page, initialProps: { id: 7 } },
    );
    rerender({ id: 8 });
    expect(seen.filter(([id, shown]: any) => id !== shown)).toEqual([]);
    expect(seen).toContainEqual([8, 8]);
  });

  test.each([["null", null] as const, ["undefined", undefined] as const])(
    "of %s is idle and sends no request",
    async (_name, nothing) => {
      const { result, rerender } = renderHook(
        ({ params }: { params: { projectId: number } | null | undefined }) => ({
          state: useProjectContext(params),
          detail: useDetail(params),
        }),
        { wrapper: Page, initialProps: { params: nothing as { projectId: number } | null | undefined } },
      );
      expect(result.current.state).toMatchObject(idle);
      expect(result.current.detail).toBeNull();
      await server.quiet();
      expect(server.newLabels()).toEqual([]);
      rerender({ params: { projectId: 7 } });
      await waitFor(() => expect(result.current.detail?.name).toBe("Apollo"));
      rerender({ params: nothing });
      expect(result.current.state).toMatchObject(idle);
    },
  );

  test.each([["null", null] as const, ["undefined", undefined] as const])(
    "of %s does not read the nearest provider",
    async (_name, nothing) => {
      const wrapper = ({ children }: PropsWithChildren): ReactNode => (
        <Page>
          <ProjectContext projectId={7}>{children}</ProjectContext>
        </Page>
      );
      const { result } = renderHook(() => [useDetail()?.name, useDetail(nothing)], { wrapper });
      await waitFor(() => expect(result.current).toEqual(["Apollo", null]));
    },
  );

  test("can suspend", async () => {
    const { result } = renderHook(() => useSuspenseDetail({ projectId: 7 }), { wrapper: Page });
    await act(() => server.quiet());
    await waitFor(() => expect(result.current).toMatchObject({ name: "Apollo" }));
    expect(server.newLabels()).toEqual(["GET ctx/project/?project_id=7"]);
  });

  test("can be read again with refetch, which stays the same function", async () => {
    const { result } = renderHook(() => useProjectContext({ projectId: 7 }), { wrapper: Page });
    await waitFor(() => expect(result.current.status).toBe("success"));
    server.newLabels();
    const { refetch } = result.current;
    act(() => {
      refetch();
    });
    expect(result.current).toMatchObject({ status: "success", fetching: true });
    await waitFor(() => expect(result.current.fetching).toBe(false));
    expect(result.current.refetch).toBe(refetch);
    expect(server.newLabels()).toEqual(["GET ctx/project/?project_id=7"]);
  });
});

describe("the options", () => {
  const initialProps: { readonly id: number | null } = { id: 7 };
  const open = (options?: ContextOptions) =>
    renderHook(
      ({ id }: typeof initialProps) => useProjectContext(id ? { projectId: id } : null, { ...options }),
      { wrapper: Page, initialProps },
    );

  test("keepPrevious shows the previous data until there is new data", async () => {
    const { result, rerender } = open({ keepPrevious: true });
    await waitFor(() => expect(result.current.status).toBe("success"));
    const request = server.hold("GET ctx/project/?project_id=8");
    rerender({ id: 8 });
    expect(result.current).toMatchObject({
      status: "success",
      isPrevious: true,
      data: { detail: { name: "Apollo" } },
    });
    // The parameters change again before there is data: the data of the first ones stays.
    rerender({ id: 9 });
    rerender({ id: 8 });
    expect(result.current).toMatchObject({ isPrevious: true, data: { detail: { name: "Apollo" } } });
    request.release();
    await waitFor(() => expect(result.current.isPrevious).toBe(false));
    expect(result.current.data?.detail.name).toBe("Gemini");
    rerender({ id: null });
    expect(result.current).toMatchObject(idle);
  });

  test("without keepPrevious, there is no data until then", async () => {
    const { result, rerender } = open();
    await waitFor(() => expect(result.current.status).toBe("success"));
    rerender({ id: 8 });
    expect(result.current).toMatchObject({ status: "pending", data: null, isPrevious: false });
  });

  test("count for this component, and equal options in another object do not subscribe again", async () => {
    await kernel.fetch("project", { project_id: 7 });
    server.newLabels();
    const { rerender } = open({ staleTime: 0 });
    await act(() => server.quiet());
    expect(server.newLabels()).toEqual(["GET ctx/project/?project_id=7"]);
    rerender({ id: 7 });
    await act(() => server.quiet());
    expect(server.newLabels()).toEqual([]);
  });

  test("that change count from then on", async () => {
    const { result, rerender } = renderHook(
      ({ id, keepPrevious }) => useProjectContext({ projectId: id }, { keepPrevious }),
      { wrapper: Page, initialProps: { id: 7, keepPrevious: false } },
    );
    await waitFor(() => expect(result.current.status).toBe("success"));
    rerender({ id: 8, keepPrevious: false });
    expect(result.current.data).toBeNull();
    rerender({ id: 8, keepPrevious: true });
    expect(result.current).toMatchObject({ isPrevious: true, data: { detail: { name: "Apollo" } } });
  });

  test("of a provider count for the hooks that read it", async () => {
    kernel = createClient({ baseUrl: server.baseUrl, staleTime: 0 });
    await kernel.fetch("project", { project_id: 7 });
    server.newLabels();
    const wrapper = ({ children }: PropsWithChildren): ReactNode => (
      <Page>
        <ProjectContext projectId={7} options={{ staleTime: 60_000 }}>
          {children}
        </ProjectContext>
      </Page>
    );
    const { result } = renderHook(() => useDetail(), { wrapper });
    expect(result.current?.name).toBe("Apollo");
    await act(() => server.quiet());
    expect(server.newLabels()).toEqual([]);
  });
});

test("a provider loads its context, although no hook reads it", async () => {
  render(
    <Page>
      <ProjectContext projectId={7}>nothing</ProjectContext>
    </Page>,
  );
  await act(() => server.quiet());
  expect(server.newLabels()).toEqual(["GET ctx/project/?project_id=7"]);
});

test("a context without parameters needs neither a provider nor arguments", async () => {
  const { result } = renderHook(() => [useProjectsContext(), useProjectsContext(null)], { wrapper: Page });
  await waitFor(() => expect(result.current[0]).toMatchObject({ data: { list: ["Apollo", "Gemini"] } }));
  expect(result.current[1]).toMatchObject(idle);
  expect(server.newLabels()).toEqual(["GET ctx/projects/"]);
});

test("prefetch reads a context once, for a component that is mounted later", async () => {
  const mizan = renderHook(useMizan, { wrapper: Page }).result.current;
  await mizan.prefetch(projectContext, { project_id: 7 });
  await mizan.prefetch(projectContext, { project_id: 7 });
  const { result } = renderHook(() => useDetail({ projectId: 7 }), { wrapper: Page });
  expect(result.current?.name).toBe("Apollo");
  await server.quiet();
  expect(server.newLabels()).toEqual(["GET ctx/project/?project_id=7"]);
});
