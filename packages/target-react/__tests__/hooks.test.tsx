/** @jest-environment ../../jest.env-browser.mjs */
import { act, cleanup, configure, render, renderHook, screen, waitFor } from "@testing-library/react";
import {
  Component,
  startTransition,
  StrictMode,
  Suspense,
  type PropsWithChildren,
  type ReactNode,
} from "react";
import { createRoot } from "react-dom/client";
import { startServer, type HttpServer } from "../../kernel/__tests__/http-server.ts";
import { envelope } from "@mizan/kernel/scenarios";
import {
  configure as configureClient,
  createClient,
  MizanContext,
  ProjectContext,
  projectContext,
  ProjectsContext,
  renameProject,
  touch,
  useDetail,
  useList,
  useMizan,
  useProjectContext,
  useReader,
  useRenameProject,
  useSuspenseDetail,
  useSuspenseProjectContext,
  type Kernel,
  type MizanContextProps,
} from "./__golden__/world/index.ts";
import { defaultClient as anotherDefault } from "../../target-typescript/__tests__/__golden__/forms/client.ts";

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
      <ProjectsContext>
        <ProjectContext projectId={7}>{children}</ProjectContext>
      </ProjectsContext>
    </MizanContext>
  </StrictMode>
);

const hook = <Result,>(use: () => Result) => renderHook(() => use(), { wrapper: Page }).result;

/** Renders what suspends: React goes on with it in an asynchronous `act` only. */
const show = (page: ReactNode): Promise<void> =>
  act(async () => {
    render(page);
    await Promise.resolve();
  });

/** Runs what React logs for an error that a test expects, without showing it. */
function quietly(run: () => void): void {
  const { error } = console;
  console.error = () => undefined;
  try {
    run();
  } finally {
    console.error = error;
  }
}

describe("a hook without its provider", () => {
  test("names the provider of its context", () => {
    const wrapper = ({ children }: PropsWithChildren): ReactNode => (
      <MizanContext kernel={kernel}>{children}</MizanContext>
    );
    quietly(() => {
      for (const use of [useProjectContext, useDetail, useSuspenseDetail] as (() => unknown)[]) {
        expect(() => renderHook(() => use(), { wrapper })).toThrow(
          "This hook must be used inside <ProjectContext> or get parameters.",
        );
      }
    });
  });

  test("names <MizanContext>", () => {
    quietly(() => {
      for (const use of [useRenameProject, useMizan] as (() => unknown)[]) {
        expect(() => renderHook(() => use())).toThrow("This hook must be used inside <MizanContext>.");
      }
    });
  });
});

describe("a hook for one function's data", () => {
  test("returns null and then the data", async () => {
    const result = hook(useDetail);
    expect(result.current).toBeNull();
    await waitFor(() => expect(result.current).toEqual({ id: 7, name: "Apollo", reader: "ada" }));
  });

  test("renders again only when its own part of the context changes", async () => {
    let renders = 0;
    const reader = hook(() => {
      renders++;
      return useReader();
    });
    await waitFor(() => expect(reader.current).toBe("ada"));
    const list = renderHook(() => useList(), { wrapper: Page }).result;
    await waitFor(() => expect(list.current).toEqual(["Apollo", "Gemini"]));
    const before = renders;
    await act(() => renameProject(kernel, { project_id: 7, name: "Apollo 11" }));
    expect(list.current).toEqual(["Apollo 11", "Gemini"]);
    expect(renders).toBe(before);
  });
});

describe("a mutation", () => {
  /** The state alone. */
  const stateOf = ({ status, isPending, data, error }: ReturnType<typeof useRenameProject>) => ({
    status,
    isPending,
    data,
    error,
  });
  const idle = { status: "idle", isPending: false, error: null, data: null };
  const args = { project_id: 7, name: "Apollo 11" };
  const data = { id: 7, name: "Apollo 11" };

  test("is idle, then pending, then has its data, and sends one request", async () => {
    const result = hook(useRenameProject);
    expect(stateOf(result.current)).toEqual(idle);
    const { mutate, mutateAsync, reset } = result.current;
    const call = server.hold("POST call/");
    let sent!: Promise<unknown>;
    act(() => void (sent = mutateAsync(args)));
    expect(stateOf(result.current)).toEqual({ ...idle, status: "pending", isPending: true });
    call.release();
    await act(() => sent);
    expect(result.current).toEqual({ mutate, mutateAsync, reset, ...idle, status: "success", data });
    expect(server.arrivals.filter(({ label }) => label.startsWith("POST"))).toHaveLength(1);
  });

  test("that is started without waiting returns nothing, and shows its outcome", async () => {
    const result = hook(useRenameProject);
    const returned: unknown[] = [];
    act(() => void returned.push(result.current.mutate(args)));
    await waitFor(() => expect(stateOf(result.current)).toEqual({ ...idle, status: "success", data }));
    expect(returned).toEqual([undefined]);
  });

  test.each([
    ["mutate", (mutation: ReturnType<typeof useRenameProject>) => mutation.mutate(args)],
    ["mutateAsync", (mutation: ReturnType<typeof useRenameProject>) => void mutation.mutateAsync(args)],
  ])("that fails after %s has its error, without an unhandled rejection", async (_name, start) => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown): void => void unhandled.push(reason);
    process.on("unhandledRejection", note);
    try {
      server.answerNext("POST call/", envelope(403, "FORBIDDEN"));
      const result = hook(useRenameProject);
      act(() => start(result.current));
      await waitFor(() => expect(result.current.status).toBe("error"));
      await new Promise((resolve) => setTimeout(resolve, 20));
      expect(result.current).toMatchObject({ data: null, error: { name: "MizanError", code: "FORBIDDEN" } });
      expect(unhandled).toEqual([]);
    } finally {
      process.off("unhandledRejection", note);
    }
  });

  test("rejects the promise of mutateAsync", async () => {
    server.answerNext("POST call/", envelope(404, "NOT_FOUND"));
    const result = hook(useRenameProject);
    await act(async () => {
      await expect(result.current.mutateAsync({ project_id: 1, name: "" })).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
    });
  });

  test("is idle again after reset", async () => {
    const result = hook(useRenameProject);
    await act(() => result.current.mutateAsync(args));
    expect(result.current.data).toEqual(data);
    act(() => result.current.reset());
    expect(stateOf(result.current)).toEqual(idle);
  });

  test("drops its data when another user signs in", async () => {
    const result = hook(useRenameProject);
    for (const identity of ["bob", ""]) {
      await act(() => result.current.mutateAsync(args));
      expect(result.current.data).toEqual(data);
      server.world.identity = identity;
      await act(() => touch(kernel));
      expect(stateOf(result.current)).toEqual(idle);
    }
  });

  test("keeps the data of the answer that reports the new user", async () => {
    const result = hook(useRenameProject);
    await act(() => touch(kernel));
    server.world.identity = "bob";
    await act(() => result.current.mutateAsync(args));
    expect(result.current.data).toEqual(data);
  });

  test("stays pending until its own call is answered, also when the user changes", async () => {
    const result = hook(useRenameProject);
    await act(() => touch(kernel));
    const call = server.hold("POST call/ rename_project");
    let sent!: Promise<unknown>;
    act(() => void (sent = result.current.mutateAsync(args)));
    await call.arrived;
    server.world.identity = "bob";
    await act(() => touch(kernel));
    expect(result.current.isPending).toBe(true);
    call.release();
    await act(() => sent.catch(() => undefined));
    expect(result.current.isPending).toBe(false);
  });

  test("has the data of the later of two overlapping calls", async () => {
    const result = hook(useRenameProject);
    const first = server.hold("POST call/");
    let sent!: Promise<unknown>;
    act(() => void (sent = result.current.mutateAsync({ project_id: 7, name: "first" })));
    await first.arrived;
    await act(() => result.current.mutateAsync({ project_id: 7, name: "second" }));
    first.release();
    await act(() => sent);
    expect(result.current.data).toEqual({ id: 7, name: "second" });
  });

  test("is pending while a transition waits for it", async () => {
    const call = server.hold("POST call/");
    const Save = (): ReactNode => {
      const { mutateAsync, isPending } = useRenameProject();
      const save = (): void => {
        startTransition(async () => {
          await mutateAsync(args);
        });
      };
      return <button onClick={save}>{isPending ? "Saving" : "Save"}</button>;
    };
    await show(
      <Page>
        <Save />
      </Page>,
    );
    const button = screen.getByRole("button");
    expect(button.textContent).toBe("Save");
    act(() => button.click());
    expect(button.textContent).toBe("Saving");
    call.release();
    await waitFor(() => expect(button.textContent).toBe("Save"));
  });
});

test("useMizan calls and fetches functions without a hook", async () => {
  const { current: mizan } = hook(useMizan);
  expect(mizan.kernel).toBe(kernel);
  await act(async () => {
    expect(await mizan.call(renameProject, { project_id: 8, name: "Mercury" })).toEqual({
      id: 8,
      name: "Mercury",
    });
    expect(await mizan.fetch(projectContext, { project_id: 8 })).toMatchObject({
      detail: { name: "Mercury" },
    });
  });
});

describe("a suspending hook", () => {
  class Boundary extends Component<PropsWithChildren, { error: Error | null }> {
    override state: { error: Error | null } = { error: null };

    static getDerivedStateFromError(error: Error): { error: Error } {
      return { error };
    }

    override render(): ReactNode {
      if (this.state.error === null) return this.props.children;
      const reset = (): void => this.setState({ error: null });
      return <button onClick={reset}>failed: {this.state.error.message}</button>;
    }
  }

  const Name = (): ReactNode => {
    const { detail } = useSuspenseProjectContext();
    return <p>{detail.name === useSuspenseDetail().name && detail.name}</p>;
  };

  const suspending = (
    <Page>
      <Boundary>
        <Suspense fallback={<p>loading</p>}>
          <Name />
        </Suspense>
      </Boundary>
    </Page>
  );

  test("waits for the data and never returns null", async () => {
    await show(suspending);
    await screen.findByText("Apollo");
    expect(server.arrivals.filter(({ label }) => label.startsWith("GET ctx/project/"))).toHaveLength(1);
  });

  test("shows the fallback while it waits", async () => {
    const request = server.hold("GET ctx/project/");
    await show(suspending);
    expect(screen.getByText("loading")).toBeDefined();
    request.release();
    await screen.findByText("Apollo");
  });

  test("causes no React warning", async () => {
    const warnings: unknown[] = [];
    const { error } = console;
    console.error = (...args) => warnings.push(args);
    const environment = globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean };
    environment.IS_REACT_ACT_ENVIRONMENT = false; // so that React goes on when it wants to, as on a page
    const container = document.body.appendChild(document.createElement("div"));
    const root = createRoot(container);
    try {
      root.render(suspending);
      await screen.findByText("Apollo");
      root.unmount();
    } finally {
      environment.IS_REACT_ACT_ENVIRONMENT = true;
      console.error = error;
      container.remove();
    }
    expect(warnings).toEqual([]);
  });

  describe("whose read failed throws its error to the nearest boundary", () => {
    const { now } = Date;
    const { error } = console;
    let time: number;

    // React renders twice before it gives up, so a failure counts for a moment: here until the clock advances.
    beforeEach(() => {
      time = now();
      Date.now = () => time;
      console.error = () => undefined;
    });

    afterEach(() => {
      Date.now = now;
      console.error = error;
    });

    const Own = (): ReactNode => useSuspenseDetail({ projectId: 7 }).name;
    const visit = (count: number): ReactNode => (
      <MizanContext kernel={kernel}>
        <Boundary key={count}>
          <Suspense fallback="loading">
            <Own />
          </Suspense>
        </Boundary>
      </MizanContext>
    );
    const reset = (): void => screen.getByRole("button").click();

    test.each<[string, (rerender: (page: ReactNode) => void) => void]>([
      ["reads again when the boundary is reset", () => ((time += 1_000), reset())],
      ["reads again when it is mounted anew", (rerender) => ((time += 1_000), rerender(visit(2)))],
    ])("and %s", async (_name, again) => {
      server.answerNext("GET ctx/project/", envelope(403, "FORBIDDEN"));
      const { rerender } = await act(() => Promise.resolve(render(visit(1))));
      await screen.findByText("failed: forbidden");
      expect(server.newLabels()).toEqual(["GET ctx/project/?project_id=7"]);
      await act(() => Promise.resolve(again(rerender)));
      await screen.findByText("Apollo");
      expect(server.newLabels()).toEqual(["GET ctx/project/?project_id=7"]);
    });

    test("and an invalidation reads again at once while a provider above the boundary mounts the context", async () => {
      server.answerNext("GET ctx/project/", envelope(403, "FORBIDDEN"));
      await show(suspending);
      await screen.findByText("failed: forbidden");
      await act(() => server.quiet());
      server.newLabels();
      kernel.invalidate("project");
      await act(() => server.quiet());
      expect(server.newLabels()).toEqual(["GET ctx/project/?project_id=7"]);
      await act(() => Promise.resolve(reset()));
      await screen.findByText("Apollo");
      expect(server.newLabels()).toEqual([]);
    });
  });
});

test("a provider creates its own client once", () => {
  const made: Kernel[] = [];
  const Look = (): ReactNode => void made.push(useMizan().kernel);
  const page = (
    <MizanContext baseUrl={server.baseUrl}>
      <Look />
    </MizanContext>
  );
  const { rerender } = render(page);
  rerender(page);
  rerender(
    <MizanContext baseUrl="/elsewhere">
      <Look />
    </MizanContext>,
  );
  expect(new Set(made).size).toBe(1);
});

describe("a provider after configure", () => {
  const kernelOf = (options: MizanContextProps): Kernel =>
    renderHook(() => useMizan().kernel, {
      wrapper: ({ children }: PropsWithChildren) => <MizanContext {...options}>{children}</MizanContext>,
    }).result.current;

  test("provides the configured client, unless it has options or a client", () => {
    const configured = configureClient({ baseUrl: server.baseUrl });
    expect(kernelOf({})).toBe(configured);
    expect(kernelOf({ baseUrl: server.baseUrl })).not.toBe(configured);
    expect(kernelOf({ kernel })).toBe(kernel);
    const again = configureClient();
    expect(again).not.toBe(configured);
    expect(kernelOf({})).toBe(again);
  });

  test("still provides it after configure failed on a server", () => {
    const configured = configureClient();
    expect(() => configureClient({ server: true })).toThrow("configure() works in browsers only");
    expect(kernelOf({})).toBe(configured);
  });

  test("of another generated client does not provide it", () => {
    configureClient();
    expect(anotherDefault()).not.toBe(anotherDefault());
  });
});
