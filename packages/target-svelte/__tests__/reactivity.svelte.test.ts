/** @jest-environment ../../jest.env-browser.mjs */
import { flushSync } from "svelte";
import { until } from "@mizan/kernel/scenarios";
import {
  type ContextPart,
  type Detail,
  projectContext,
  type ProjectContextData,
  useDetail,
  useMizan,
  useProjectContext,
  useReader,
} from "./__golden__/world/index.ts";
import { seen } from "./initialise.svelte.ts";
import { LivePage } from "./live-page.ts";

const page = new LivePage();

describe("whatever reads a property", () => {
  test("runs again only when that property changes", async () => {
    let names!: readonly unknown[];
    let readers!: readonly unknown[];
    let fetching!: readonly boolean[];
    page.below(() => {
      const project = useProjectContext({ projectId: 7 });
      const reader = useReader();
      names = seen(() => project.data?.detail.name);
      readers = seen(() => reader.current);
      fetching = seen(() => project.fetching);
    });
    await until(() => names.length === 2 && readers.length === 2);
    page.kernel.invalidate("project");
    await until(() => fetching.length === 4);
    page.server.world.names.set(7, "Apollo 11");
    page.kernel.invalidate("project");
    page.kernel.invalidate("projects");
    await until(() => names.length === 3);
    await page.server.quiet();
    expect(names).toEqual([undefined, "Apollo", "Apollo 11"]);
    expect(readers).toEqual([null, "ada"]);
  });

  test("outside of effects gets the latest value, even after the component is gone", async () => {
    const detail: ContextPart<Detail> = page.use(() => useDetail({ projectId: 7 }));
    await until(() => detail.current !== null);
    expect(detail.current?.name).toBe("Apollo");
    page.unmount();
    page.kernel.reset();
    expect(detail.current).toBeNull();
  });
});

describe("requests", () => {
  test("that start while a template is evaluated notify the components that are mounted", async () => {
    await page.kernel.fetch("project", { project_id: 7 });
    let fetched!: Promise<ProjectContextData>;
    let fetching!: readonly boolean[];
    page.below(() => {
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

  test("notify observers of the application, whose signals do not subscribe again", async () => {
    let isLogged = $state(true);
    const log: string[] = [];
    page.kernel.observe(({ type }) => {
      if (isLogged) log.push(type);
    });
    const detail = page.use(() => useDetail({ projectId: 7 }));
    await until(() => detail.current !== null);
    await page.server.quiet();
    const before = [...log];
    expect(before).toEqual(["mount", "fetch-start", "fetch-end", "data"]);
    flushSync(() => (isLogged = false));
    flushSync(() => (isLogged = true));
    expect(log).toEqual(before);
  });

  test("of a component that is unmounted during its first load are aborted", async () => {
    const request = page.server.hold("GET ctx/project/");
    const project = page.use(() => useProjectContext({ projectId: 7 }));
    const arrival = await request.arrived;
    page.unmount();
    await until(() => arrival.state === "aborted");
    expect(project.state).toMatchObject({ status: "pending", data: null, fetching: false });
  });
});
