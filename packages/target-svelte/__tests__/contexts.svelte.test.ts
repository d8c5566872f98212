/** @jest-environment ../../jest.env-browser.mjs */
import { flushSync } from "svelte";
import { until } from "@mizan/kernel/scenarios";
import { type HttpServer, startServer } from "../../kernel/__tests__/http-server.ts";
import {
  type ContextOptions,
  type ContextPart,
  type ContextResult,
  createClient,
  type Detail,
  type Kernel,
  projectContext,
  type ProjectContextData,
  type ProjectContextParameters,
  provideProjectContext,
  provideProjectsContext,
  setMizan,
  useDetail,
  useMizan,
  useProjectContext,
  useProjectsContext,
  useReader,
} from "./__golden__/world/index.ts";
import { initialise, seen } from "./initialise.svelte.ts";

let server: HttpServer;
let kernel: Kernel;
let unmount: (() => void) | undefined;

const dispose = (): void => {
  unmount?.();
  unmount = undefined;
};

beforeEach(async () => {
  server = await startServer();
  kernel = createClient({ baseUrl: server.baseUrl, retry: false });
});

afterEach(async () => {
  dispose();
  await server.close();
});

/** Initialises components inside each other, below one with the client. */
const below = (...setups: (() => void)[]): void => {
  unmount = initialise(() => setMizan({ kernel }), ...setups);
};

/** The result of a function that a component calls while it is initialised. */
const use = <Result>(call: () => Result, ...above: (() => void)[]): Result => {
  let result!: Result;
  below(...above, () => void (result = call()));
  return result;
};

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
    expect(() => use(useProjectContext)).toThrow(message);
    expect(() => use(useDetail)).toThrow(message);
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
    const [apollo, gemini] = use(
      () => [useDetail({ projectId: 7 }), useDetail(() => ({ projectId: 8 }))] as const,
      provideApollo,
    );
    expect([apollo.current, gemini.current]).toEqual([null, null]);
    await until(() => apollo.current !== null && gemini.current !== null);
    expect([apollo.current?.name, gemini.current?.name]).toEqual(["Apollo", "Gemini"]);
    expect(server.newLabels()).toEqual(["GET ctx/project/?project_id=7", "GET ctx/project/?project_id=8"]);
  });

  test("has the data of other parameters as soon as they change", async () => {
    await kernel.fetch("project", { project_id: 7 });
    await kernel.fetch("project", { project_id: 8 });
    let projectId = $state(7);
    let shown!: readonly unknown[];
    below(() => {
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
    const [project, detail, never] = use(
      () => [useProjectContext(() => params), useDetail(() => params), useDetail(nothing)] as const,
      () => provideProjectContext(() => null),
    );
    expect(project.state).toEqual(idle);
    expect(project).toMatchObject(idle);
    await server.quiet();
    expect(server.newLabels()).toEqual([]);
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
    const project = use(() => {
      const reading = useProjectContext({ projectId: 7 });
      $effect(() => {
        runs++;
        void reading.refetch();
      });
      return reading;
    });
    await until(() => project.status === "success" && !project.fetching);
    expect(server.newLabels()).toEqual(["GET ctx/project/?project_id=7"]);
    server.world.names.set(7, "Apollo 11");
    const refetched = project.refetch();
    expect(project).toMatchObject({ status: "success", fetching: true });
    expect((await refetched).detail.name).toBe("Apollo 11");
    expect(project.data?.detail.name).toBe("Apollo 11");
    expect(server.newLabels()).toEqual(["GET ctx/project/?project_id=7"]);
    expect(runs).toBe(1);
  });
});

describe("the options", () => {
  let projectId: number | null = $state(7);
  let options = $state.raw<ContextOptions | undefined>({});

  const open = (given?: ContextOptions): ContextResult<ProjectContextData> => {
    [projectId, options] = [7, given];
    return use(() =>
      useProjectContext(
        () => (projectId === null ? null : { projectId }),
        () => options,
      ),
    );
  };

  test("keepPrevious shows the previous data until there is new data", async () => {
    const project = open({ keepPrevious: true });
    await until(() => project.status === "success");
    const request = server.hold("GET ctx/project/?project_id=8");
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
    await kernel.fetch("project", { project_id: 7 });
    server.newLabels();
    const project = open({ staleTime: 60_000 });
    await server.quiet();
    expect(server.newLabels()).toEqual([]);
    flushSync(() => (options = { staleTime: 60_000 }));
    await server.quiet();
    expect(server.newLabels()).toEqual([]);
    flushSync(() => (options = { staleTime: 0 }));
    await until(() => !project.fetching);
    expect(server.newLabels()).toEqual(["GET ctx/project/?project_id=7"]);
  });

  test("of a provider count for the components that read its context", async () => {
    kernel = createClient({ baseUrl: server.baseUrl, staleTime: 0 });
    await kernel.fetch("project", { project_id: 7 });
    server.newLabels();
    const detail = use(useDetail, () => provideProjectContext({ projectId: 7 }, { staleTime: 60_000 }));
    expect(detail.current?.name).toBe("Apollo");
    await server.quiet();
    expect(server.newLabels()).toEqual([]);
  });
});

describe("a provided context", () => {
  test("is loaded by its provider, which reads it too, with one request for all", async () => {
    let project!: ContextResult<ProjectContextData>;
    const detail = use(useDetail, () => void (project = provideProjectContext({ projectId: 7 })));
    await until(() => project.status === "success");
    expect(project.data?.detail).toEqual(detail.current);
    expect(server.newLabels()).toEqual(["GET ctx/project/?project_id=7"]);
  });

  test("is that of the nearest provider", async () => {
    const detail = use(useDetail, provideApollo, () => provideProjectContext({ projectId: 8 }));
    await until(() => detail.current !== null);
    expect(detail.current?.name).toBe("Gemini");
  });

  test("may have no parameters while a route loads", async () => {
    let projectId = $state<number>();
    const detail = use(useDetail, () => provideProjectContext(() => (projectId ? { projectId } : undefined)));
    expect(detail.current).toBeNull();
    await server.quiet();
    expect(server.newLabels()).toEqual([]);
    flushSync(() => (projectId = 8));
    await until(() => detail.current?.name === "Gemini");
    flushSync(() => (projectId = 7));
    await until(() => detail.current?.name === "Apollo");
  });

  test("without parameters needs neither a provider nor arguments", async () => {
    const [own, provided, nothing] = use(
      () => [useProjectsContext(), provideProjectsContext(), useProjectsContext(null)] as const,
    );
    await until(() => own.status === "success");
    expect([own.data?.list, provided.data?.list]).toEqual([
      ["Apollo", "Gemini"],
      ["Apollo", "Gemini"],
    ]);
    expect(nothing.state).toEqual(idle);
    expect(server.newLabels()).toEqual(["GET ctx/projects/"]);
  });

  test("is skipped by a provider of null, although it needs no parameters", () => {
    expect(use(() => provideProjectsContext(null)).state).toEqual(idle);
  });
});

describe("whatever reads a property", () => {
  test("runs again only when that property changes", async () => {
    let names!: readonly unknown[];
    let readers!: readonly unknown[];
    let fetching!: readonly boolean[];
    below(() => {
      const project = useProjectContext({ projectId: 7 });
      const reader = useReader();
      names = seen(() => project.data?.detail.name);
      readers = seen(() => reader.current);
      fetching = seen(() => project.fetching);
    });
    await until(() => names.length === 2 && readers.length === 2);
    kernel.invalidate("project");
    await until(() => fetching.length === 4);
    server.world.names.set(7, "Apollo 11");
    kernel.invalidate("project");
    kernel.invalidate("projects");
    await until(() => names.length === 3);
    await server.quiet();
    expect(names).toEqual([undefined, "Apollo", "Apollo 11"]);
    expect(readers).toEqual([null, "ada"]);
  });

  test("outside of effects gets the latest value, even after the component is gone", async () => {
    const detail: ContextPart<Detail> = use(() => useDetail({ projectId: 7 }));
    await until(() => detail.current !== null);
    expect(detail.current?.name).toBe("Apollo");
    dispose();
    kernel.reset();
    expect(detail.current).toBeNull();
  });
});

describe("requests", () => {
  test("that start while a template is evaluated notify the components that are mounted", async () => {
    await kernel.fetch("project", { project_id: 7 });
    let fetched!: Promise<ProjectContextData>;
    let fetching!: readonly boolean[];
    below(() => {
      const mizan = useMizan();
      const project = useProjectContext({ projectId: 7 });
      fetching = seen(() => project.fetching);
      // What an expression in a template is compiled to.
      const expression = $derived((fetched ??= mizan.fetch(projectContext, { project_id: 7 })));
      $effect.pre(() => void expression);
    });
    await fetched;
    flushSync();
    expect(fetching).toEqual([false, true, false]);
  });

  test("call functions of the application whose signals do not subscribe again", async () => {
    let token = $state("a");
    const tokens: (string | null)[] = [];
    kernel = createClient({
      baseUrl: server.baseUrl,
      headers: () => ({ Authorization: token }),
      fetch: (url, init) => {
        tokens.push(new Headers(init?.headers).get("Authorization"));
        return fetch(url, init);
      },
    });
    const detail = use(() => useDetail({ projectId: 7 }));
    await until(() => detail.current !== null);
    flushSync(() => (token = "b"));
    await server.quiet();
    expect(tokens).toEqual(["a"]);
  });

  test("of a component that is unmounted during its first load are aborted", async () => {
    const request = server.hold("GET ctx/project/");
    const project = use(() => useProjectContext({ projectId: 7 }));
    const arrival = await request.arrived;
    dispose();
    await until(() => arrival.state === "aborted");
    expect(project.state).toMatchObject({ status: "pending", data: null, fetching: false });
  });
});
