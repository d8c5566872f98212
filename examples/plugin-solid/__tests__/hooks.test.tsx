/** @jest-environment ../../jest.env-browser.mjs */
import { createEffect, createSignal, ErrorBoundary, type JSX, Suspense } from "solid-js";
import { render } from "solid-js/web";
import { envelope, until } from "@mizan/kernel/scenarios";
import { type HttpServer, startServer } from "../../../packages/kernel/__tests__/http-server.ts";
import {
  contactForm,
  contactFormFields,
  type ContactFormValues,
  type ContextStore,
  createClient,
  type Form,
  type Kernel,
  MizanProvider,
  type Mutation,
  type ProjectContextData,
  type Receipt,
  useDetail,
  useMizan,
  useProjectContext,
  useRenameProject,
  useSuspenseDetail,
} from "./__golden__/world/index.ts";
import { useForm } from "./__golden__/world/form-runtime.ts";
import { provideKernel } from "./__golden__/world/runtime.ts";

const SEVEN = "GET ctx/project/?project_id=7";
const EIGHT = "GET ctx/project/?project_id=8";

let server: HttpServer;
let kernel: Kernel;
let dispose: () => void;
let page: HTMLElement;

beforeEach(async () => {
  server = await startServer();
  kernel = createClient({ baseUrl: server.baseUrl, onError: () => {} });
  page = document.createElement("div");
});

afterEach(async () => {
  dispose();
  await server.close();
});

function mount(Component: () => JSX.Element): void {
  dispose = render(
    () => (
      <MizanProvider kernel={kernel}>
        <Component />
      </MizanProvider>
    ),
    page,
  );
}

const shows = (text: string): Promise<void> => until(() => page.textContent === text);

test("without parameters nothing is read, and with parameters the data is", async () => {
  const [id, setId] = createSignal<number | null>(null);
  let project!: ContextStore<ProjectContextData>;
  mount(() => {
    const params = () => (id() === null ? null : { projectId: id()! });
    project = useProjectContext(params);
    const detail = useDetail(params);
    return <p>{detail()?.name ?? "none"}</p>;
  });
  await server.quiet();
  expect([project.status, page.textContent, server.newLabels()]).toEqual(["idle", "none", []]);
  setId(7);
  expect(project.status).toBe("pending");
  await shows("Apollo");
  expect([project.status, server.newLabels()]).toEqual(["success", [SEVEN]]);
});

test("keepPrevious shows the data of the previous parameters until there is data for the current ones", async () => {
  const [projectId, setProjectId] = createSignal<number | null>(7);
  const shown: (string | undefined)[] = [];
  mount(() => {
    const params = () => (projectId() === null ? null : { projectId: projectId()! });
    const project = useProjectContext(params, { keepPrevious: true });
    createEffect(() => shown.push(`${project.data?.detail.name ?? "none"} ${String(project.isPrevious)}`));
    return null;
  });
  await until(() => shown.includes("Apollo false"));
  setProjectId(8);
  await until(() => shown.includes("Gemini false"));
  setProjectId(null);
  expect(shown).toEqual(["none false", "Apollo false", "Apollo true", "Gemini false", "none false"]);
});

test("the options of a hook count for its subscription", async () => {
  server.respondNext(SEVEN, { status: 503, body: "" });
  let project!: ContextStore<ProjectContextData>;
  mount(() => {
    project = useProjectContext(() => ({ projectId: 7 }), { errorAfter: 1 });
    return null;
  });
  await until(() => project.status === "error");
  expect(server.newLabels()).toEqual([SEVEN]);
});

test("the provider loads the global context", async () => {
  dispose = render(() => provideKernel({ kernel }, createClient, (of) => of.context("projects")), page);
  await server.quiet();
  expect(server.newLabels()).toEqual(["GET ctx/projects/"]);
});

test("other parameters are another form", async () => {
  const [id, setId] = createSignal(7);
  let form!: Form<ContactFormValues, Receipt>;
  mount(() => {
    form = useForm(
      contactFormFields,
      () => ({ id: id() }),
      {},
      (of) => contactForm(of),
    );
    return <input {...form.fields.subject.inputProps} />;
  });
  await until(() => !form.isLoading);
  form.set("subject", "Hi");
  expect([page.querySelector("input")!.value, form.isDirty]).toEqual(["Hi", true]);
  setId(8);
  expect([page.querySelector("input")!.value, form.isDirty]).toEqual(["", false]);
});

test("what reads one property runs again only if this property changes", async () => {
  let runs = 0;
  let project!: ContextStore<ProjectContextData>;
  mount(() => {
    project = useProjectContext(() => ({ projectId: 7 }));
    createEffect(() => {
      runs += 1;
      return project.data;
    });
    return <p>{project.data?.detail.name}</p>;
  });
  await shows("Apollo");
  const before = runs;
  const held = server.hold(SEVEN);
  const read = project.refetch();
  await held.arrived;
  expect(project.fetching).toBe(true);
  held.release();
  await read;
  expect([project.fetching, runs]).toEqual([false, before]);
});

test("reading data that is loaded suspends, also when another user signs in", async () => {
  mount(() => {
    const detail = useSuspenseDetail(() => ({ projectId: 7 }));
    return (
      <Suspense fallback="loading">
        <p>{`${detail()?.name ?? "none"} for ${detail()?.reader ?? "none"}`}</p>
      </Suspense>
    );
  });
  expect(page.textContent).toBe("loading");
  await shows("Apollo for ada");
  await kernel.initSession();
  const held = server.hold(SEVEN);
  server.world.identity = "grace";
  await kernel.call("touch");
  await held.arrived;
  expect(page.textContent).toBe("loading");
  held.release();
  await shows("Apollo for grace");
});

test("while one context suspends a component, its other contexts are loaded too", async () => {
  const seven = server.hold(SEVEN);
  const Both = (): JSX.Element => {
    const suspending = useSuspenseDetail(() => ({ projectId: 7 }));
    const other = useDetail(() => ({ projectId: 8 }));
    return <p>{`${suspending()?.name ?? "none"} and ${other()?.name ?? "none"}`}</p>;
  };
  mount(() => (
    <Suspense fallback="loading">
      <Both />
    </Suspense>
  ));
  await until(() => server.arrivals.some(({ label }) => label === EIGHT));
  expect(page.textContent).toBe("loading");
  seven.release();
  await shows("Apollo and Gemini");
});

test("an error boundary gets the error of a failed read, and its reset reads again", async () => {
  server.respondNext(SEVEN, envelope(403, "FORBIDDEN"));
  let retry!: () => void;
  const Detail = (): JSX.Element => {
    const detail = useSuspenseDetail(() => ({ projectId: 7 }));
    return <p>{detail()?.name}</p>;
  };
  mount(() => (
    <ErrorBoundary
      fallback={(error: Error, reset) => {
        retry = reset;
        return error.message;
      }}
    >
      <Suspense fallback="loading">
        <Detail />
      </Suspense>
    </ErrorBoundary>
  ));
  await shows("forbidden");
  // Resets in quick succession do not ask the server each time.
  await until(() => {
    retry();
    return page.textContent !== "forbidden";
  });
  await shows("Apollo");
});

describe("a mutation", () => {
  let rename!: Mutation<Parameters<ReturnType<typeof useRenameProject>["mutateAsync"]>, { name: string }>;

  beforeEach(async () => {
    await kernel.initSession();
    mount(() => {
      rename = useRenameProject();
      return <p>{rename.isPending ? "saving" : (rename.error?.message ?? rename.data?.name ?? "none")}</p>;
    });
  });

  test("shows that it is pending, and its outcome", async () => {
    expect(page.textContent).toBe("none");
    expect(rename.mutate({ project_id: 7, name: "Apollo 11" })).toBe(undefined);
    expect(page.textContent).toBe("saving");
    await shows("Apollo 11");
    server.respondNext("POST call/", envelope(403, "FORBIDDEN"));
    rename.mutate({ project_id: 7, name: "Apollo 12" });
    await shows("forbidden");
    rename.reset();
    expect(page.textContent).toBe("none");
  });

  test("does not show its result to the next user", async () => {
    await rename.mutateAsync({ project_id: 7, name: "Apollo 11" });
    await shows("Apollo 11");
    server.world.identity = "grace";
    await kernel.fetch("projects");
    expect(page.textContent).toBe("none");
  });
});

test("a hook outside of a provider says so", () => {
  dispose = () => {};
  expect(() => useMizan()).toThrow("This hook must be used inside <MizanProvider>.");
});
