/** @jest-environment ../../jest.env-browser.mjs */
import { computed, defineComponent, effectScope, h, nextTick, ref, shallowRef } from "vue";
import { until } from "@mizan/kernel/scenarios";
import { element, EIGHT, kernel, mount, server, SEVEN, shows } from "./browser-page.ts";
import { booleanProp, defineProvider } from "./__golden__/world/provider-runtime.ts";
import { provide } from "./__golden__/world/context-runtime.ts";
import {
  type ContextReading,
  createMizan,
  ProjectContext,
  type ProjectContextData,
  useDetail,
  useList,
  useMizan,
  useProjectContext,
  useProjectsContext,
} from "./__golden__/world/index.ts";

type Project = ContextReading<ProjectContextData>;

const Name = defineComponent(() => {
  const detail = useDetail();
  return () => detail.value?.name ?? "none";
});

describe("parameters", () => {
  test.each([
    ["a plain object", { projectId: 7 }],
    ["a ref", ref({ projectId: 7 })],
    ["a computed ref", computed(() => ({ projectId: 7 }))],
    ["a getter", () => ({ projectId: 7 })],
  ])("may be %s", async (_kind, params) => {
    mount(() =>
      h(
        defineComponent(() => {
          const detail = useDetail(params);
          return () => detail.value?.name;
        }),
      ),
    );
    await shows("Apollo");
    expect(server.newLabels()).toEqual([SEVEN]);
  });

  test("that are missing while a route loads are not read, and are when they arrive", async () => {
    const id = ref<number>();
    let project!: Project;
    mount(
      defineComponent(() => {
        project = useProjectContext(() => (id.value === undefined ? undefined : { projectId: id.value }));
        return () => project.data.value?.detail.name ?? project.status.value;
      }),
    );
    await server.quiet();
    expect([element.textContent, server.newLabels()]).toEqual(["idle", []]);
    id.value = 7;
    expect(project.state.value.status).toBe("pending");
    await shows("Apollo");
    id.value = undefined;
    await shows("idle");
    expect(server.newLabels()).toEqual([SEVEN]);
  });

  test("that change together are one other instance", async () => {
    const [tens, ones] = [ref(0), ref(7)];
    mount(
      defineComponent(() => {
        const detail = useDetail(() => ({ projectId: tens.value * 10 + ones.value }));
        return () => detail.value?.name;
      }),
    );
    await shows("Apollo");
    server.newLabels();
    [tens.value, ones.value] = [1, -2];
    await shows("Gemini");
    expect(server.newLabels()).toEqual([EIGHT]);
  });

  test("that are undefined are not those of the provider", async () => {
    mount(() =>
      h(ProjectContext, { projectId: 7 }, () =>
        h(
          defineComponent(() => {
            const { status } = useProjectContext(undefined);
            return () => status.value;
          }),
        ),
      ),
    );
    await server.quiet();
    expect(element.textContent).toBe("idle");
  });
});

describe("options", () => {
  test("are those of the subscription", async () => {
    const options = shallowRef({ staleTime: 60_000 });
    await kernel.fetch("project", { project_id: 7 });
    server.newLabels();
    mount(
      defineComponent(() => {
        const detail = useDetail({ projectId: 7 }, options);
        return () => detail.value?.name;
      }),
    );
    await server.quiet();
    expect(server.newLabels()).toEqual([]);
    options.value = { staleTime: 0 };
    await nextTick();
    await server.quiet();
    expect(server.newLabels()).toEqual([SEVEN]);
  });

  test("of a provider count for everything in its slot: keepPrevious shows the data of the previous parameters", async () => {
    const projectId = ref(7);
    const shown: string[] = [];
    const Watched = defineComponent(() => {
      const { state } = useProjectContext();
      return () => {
        const { data, isPrevious } = state.value;
        shown.push(`${data?.detail.name ?? "none"} ${String(isPrevious)}`);
        return data?.detail.name;
      };
    });
    const options = { keepPrevious: true };
    mount(() => h(ProjectContext, { projectId: projectId.value, options }, () => h(Watched)));
    await shows("Apollo");
    projectId.value = 8;
    await shows("Gemini");
    expect(shown).toEqual(["none false", "Apollo false", "Apollo true", "Gemini false"]);
  });
});

test("without parameters, a composable reads the nearest provider", async () => {
  mount(() =>
    h(ProjectContext, { projectId: 7 }, () => [
      h(Name),
      " and ",
      h(ProjectContext, { projectId: 8 }, () => h(Name)),
    ]),
  );
  await shows("Apollo and Gemini");
  expect(server.newLabels()).toEqual([SEVEN, EIGHT]);
});

test("a context without required parameters needs no provider", async () => {
  mount(
    defineComponent(() => {
      const list = useList();
      return () => list.value?.join();
    }),
  );
  await until(() => element.textContent !== "");
  expect(server.newLabels()).toEqual(["GET ctx/projects/"]);
});

test.each([null, undefined])(
  "%s instead of the parameters of such a context reads nothing",
  async (nothing) => {
    mount(
      defineComponent(() => {
        const { status } = useProjectsContext(nothing);
        return () => status.value;
      }),
    );
    await server.quiet();
    expect([element.textContent, server.newLabels()]).toEqual(["idle", []]);
  },
);

test("refetch reads again, and returns the new data", async () => {
  let project!: Project;
  mount(
    defineComponent(() => {
      project = useProjectContext({ projectId: 7 });
      return () => project.data.value?.detail.name;
    }),
  );
  await shows("Apollo");
  server.world.names.set(7, "Apollo 11");
  expect((await project.refetch()).detail.name).toBe("Apollo 11");
  await shows("Apollo 11");
});

test("a component that is unmounted during its first load aborts the request", async () => {
  const held = server.hold(SEVEN);
  const app = mount(
    defineComponent(() => {
      const detail = useDetail({ projectId: 7 });
      return () => detail.value?.name;
    }),
  );
  const request = await held.arrived;
  app.unmount();
  await until(() => request.state !== "open");
  expect(request.state).toBe("aborted");
});

test("an effect scope outside components reads until it is stopped", async () => {
  const app = mount(() => null);
  const scope = effectScope();
  const detail = app.runWithContext(() => scope.run(() => useDetail({ projectId: 7 })))!;
  await until(() => detail.value?.name === "Apollo");
  scope.stop();
  await server.quiet();
  server.newLabels();
  kernel.invalidate("project");
  await server.quiet();
  expect(server.newLabels()).toEqual([]);
});

test("a boolean prop of a provider needs no value, and is undefined when it is left out", async () => {
  const seen: unknown[] = [];
  const context = provide("Flags", (of, props: { open?: boolean | undefined }) => {
    seen.push(props.open);
    return of.context<object>("projects");
  });
  const Flags = defineProvider(context, { open: booleanProp });
  // What a template makes of `<Flags open />`.
  mount(() => [h(Flags, { open: "" as never }), h(Flags, { open: false }), h(Flags)]);
  expect(seen).toEqual([true, false, undefined]);
  await server.quiet();
});

test("useMizan gives access to functions and contexts without a composable", async () => {
  let mizan!: ReturnType<typeof useMizan>;
  mount(
    defineComponent(() => {
      mizan = useMizan();
      return () => null;
    }),
  );
  expect(mizan.kernel).toBe(kernel);
  await mizan.prefetch((of) => of.context("projects"));
  expect(server.newLabels()).toEqual(["GET ctx/projects/"]);
});

test("an app without a given client has one of its own", () => {
  const kernels = [1, 2].map(() => {
    let own: unknown;
    mount(
      defineComponent(() => {
        own = useMizan().kernel;
        return () => null;
      }),
      (app) => app.use(plugin),
    );
    return own;
  });
  expect(kernels[0]).not.toBe(kernels[1]);
});

const plugin = createMizan({ baseUrl: "/elsewhere" });
