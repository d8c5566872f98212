/** @jest-environment ../../jest.env-browser.mjs */
import { Activity, StrictMode, useLayoutEffect, type ActivityProps, type ReactNode } from "react";
import { flushSync } from "react-dom";
import { createRoot, hydrateRoot, type Root } from "react-dom/client";
import {
  describeScenarios,
  type App,
  type Driver,
  type MutateOptions,
  type View,
} from "../../kernel/scenarios/index.ts";
import {
  createClient,
  overrideProjectContext,
  ProjectContext,
  ProjectsContext,
  MizanContext,
  useProjectContext,
  useProjectsContext,
  useRenameProject,
  useTouch,
  type ContextState,
  type Kernel,
  type Override,
  type ProjectContextParams,
  type RenameProjectInput,
} from "./__golden__/world/index.ts";

/** What a component hands to the scenario that watches it. */
interface Watcher {
  show(state: ContextState<unknown>): void;
  mutate: (
    fn: string,
    args: object,
    options: { affects?: MutateOptions["affects"]; optimistic: Override[] },
  ) => Promise<unknown>;
}

function useWatched(watcher: Watcher, state: ContextState<unknown>): ReactNode {
  const rename = useRenameProject();
  const touch = useTouch();
  useLayoutEffect(() => {
    watcher.show(state);
    watcher.mutate = (fn, args, { affects, optimistic }) => {
      const options = { optimistic, ...(affects && { affects }) };
      return fn === "touch" ? touch.mutate(options) : rename.mutate(args as RenameProjectInput, options);
    };
  });
  return JSON.stringify(state.data);
}

const Project = ({ watcher }: { watcher: Watcher }): ReactNode => useWatched(watcher, useProjectContext());
const Projects = ({ watcher }: { watcher: Watcher }): ReactNode => useWatched(watcher, useProjectsContext());

/** The same element for as long as it is the same component, so that React renders it anew only when it has to. */
const component = (context: string, params: object, watcher: Watcher): ReactNode =>
  context === "project" ? (
    <ProjectContext projectId={(params as ProjectContextParams).project_id}>
      <Project watcher={watcher} />
    </ProjectContext>
  ) : (
    <ProjectsContext>
      <Projects watcher={watcher} />
    </ProjectsContext>
  );

const page = (kernel: Kernel, shown: ReactNode, mode: ActivityProps["mode"] = "visible"): ReactNode => (
  <StrictMode>
    <MizanContext kernel={kernel}>
      <Activity mode={mode}>{shown}</Activity>
    </MizanContext>
  </StrictMode>
);

class ReactApp implements App {
  readonly kernel: Kernel;
  readonly #roots = new Map<Root, Element | null>();
  /** Elements without a root. React listens to every event of an element, so 10,000 of them would be slow. */
  readonly #free: Element[] = [];

  constructor(kernel: Kernel) {
    this.kernel = kernel;
  }

  mount(context: string, params: object, mounted?: { readonly root: Root; readonly watcher: Watched }): View {
    const { root, watcher } = mounted ?? { root: this.#newRoot(), watcher: new Watched() };
    if (mounted !== undefined) this.#roots.set(root, null);
    let current = params;
    let shown = component(context, params, watcher);
    const render = (mode?: ActivityProps["mode"]): void =>
      flushSync(() => root.render(page(this.kernel, shown, mode)));
    if (mounted === undefined) render();
    return {
      history: watcher.history,
      state: () => watcher.history.at(-1)!,
      setParams(next) {
        current = next;
        shown = component(context, next, watcher);
        render();
      },
      hide: () => render("hidden"),
      show: () => render("visible"),
      mutate: (fn, args, { affects, optimistic } = {}) => {
        const update = optimistic as Parameters<typeof overrideProjectContext>[2] | undefined;
        const overrides = update
          ? [overrideProjectContext(this.kernel, current as ProjectContextParams, update)]
          : [];
        return watcher.mutate(fn, args, { ...(affects && { affects }), optimistic: overrides });
      },
      unmount: () => this.#unmount(root),
    };
  }

  close(): void {
    for (const root of [...this.#roots.keys()]) this.#unmount(root);
  }

  #newRoot(): Root {
    const element = this.#free.pop() ?? document.createElement("div");
    const root = createRoot(element);
    this.#roots.set(root, element);
    return root;
  }

  #unmount(root: Root): void {
    const element = this.#roots.get(root);
    if (!this.#roots.delete(root)) return;
    root.unmount();
    if (element) this.#free.push(element);
  }
}

class Watched implements Watcher {
  readonly history: ContextState<unknown>[] = [];
  mutate: Watcher["mutate"] = () => Promise.reject(new Error("not mounted yet"));

  show(state: ContextState<unknown>): void {
    if (state !== this.history.at(-1)) this.history.push(state);
  }
}

const react: Driver = {
  name: "React in StrictMode",
  open: (config) => new ReactApp(createClient(config)),
  async renderOnServer(config, context, params) {
    const { renderToString } = await import("react-dom/server");
    const kernel = createClient({ ...config, server: true });
    await kernel.fetch(context, params);
    return {
      markup: renderToString(page(kernel, component(context, params, new Watched()))),
      state: kernel.dehydrate(),
    };
  },
  async hydrate(config, { markup, state }, context, params) {
    const kernel = createClient(config);
    kernel.hydrate(state);
    const container = document.createElement("div");
    container.innerHTML = markup;
    const mismatches: string[] = [];
    const watcher = new Watched();
    const onRecoverableError = (error: unknown): void => void mismatches.push(String(error));
    const shown = component(context, params, watcher);
    const root = hydrateRoot(container, page(kernel, shown), { onRecoverableError });
    while (watcher.history.length === 0) await new Promise((resolve) => setTimeout(resolve, 2));
    const app = new ReactApp(kernel);
    return { app, view: app.mount(context, params, { root, watcher }), mismatches };
  },
};

describeScenarios(react);
