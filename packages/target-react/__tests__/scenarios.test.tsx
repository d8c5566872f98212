/** @jest-environment ../../jest.env-browser.mjs */
import {
  Activity,
  Component,
  StrictMode,
  Suspense,
  useLayoutEffect,
  useMemo,
  type ActivityProps,
  type ReactNode,
} from "react";
import { flushSync } from "react-dom";
import { createRoot, hydrateRoot, type Root } from "react-dom/client";
import {
  scenarios,
  type App,
  type ContactFormOptions,
  type ContactFormPage,
  type Driver,
  type MutateOptions,
  type PartView,
  type SuspendedView,
  type View,
} from "@mizan/kernel/scenarios";
import {
  createClient,
  overrideProjectContext,
  ProjectContext,
  ProjectsContext,
  MizanContext,
  useContactForm,
  useList,
  useProjectContext,
  useProjectsContext,
  useReader,
  useRenameProject,
  useSuspenseProjectContext,
  useTouch,
  type ContactFormValues,
  type ContextState,
  type Form,
  type Kernel,
  type Override,
  type ProjectContextParams,
  type Receipt,
  type RenameProjectInput,
} from "./__golden__/world/index.ts";
import { ShowForm } from "./show-form.tsx";

/** What a component hands to the scenario that watches it. */
interface Watcher {
  show(state: ContextState<unknown>): void;
  mutate: (
    fn: string,
    args: object,
    options: { affects?: MutateOptions["affects"]; optimistic: Override[] },
  ) => Promise<unknown>;
}

function useWatched(watcher: Watcher, result: ContextState<unknown>): ReactNode {
  // Each component has a function to read again; the states of two are compared.
  const state = useMemo(() => ({ ...result, refetch: undefined }), [result]);
  const rename = useRenameProject();
  const touch = useTouch();
  useLayoutEffect(() => {
    watcher.show(state);
    watcher.mutate = (fn, args, { affects, optimistic }) => {
      const options = { optimistic, ...(affects && { affects }) };
      return fn === "touch"
        ? touch.mutateAsync(options)
        : rename.mutateAsync(args as RenameProjectInput, options);
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

/** Shows what its children throw. */
class ErrorBoundary extends Component<
  { readonly show: (error: unknown) => void; readonly children: ReactNode },
  { readonly isBroken: boolean }
> {
  override state = { isBroken: false };

  static getDerivedStateFromError(): { isBroken: boolean } {
    return { isBroken: true };
  }

  override componentDidCatch(error: unknown): void {
    this.props.show(error);
  }

  override render(): ReactNode {
    return this.state.isBroken ? "failed" : this.props.children;
  }
}

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

  mountPart(_context: string, _params: object, fn: string): PartView {
    const usePart = fn === "list" ? useList : useReader;
    let shown: unknown = null;
    let renders = 0;
    const Part = (): ReactNode => {
      const value = usePart();
      // Once for each render but the first, which StrictMode shows twice.
      useLayoutEffect(() => {
        shown = value;
        renders++;
      });
      return JSON.stringify(value);
    };
    const unmount = this.#show(
      <ProjectsContext>
        <Part />
      </ProjectsContext>,
    );
    return { value: () => shown, renders: () => renders, unmount };
  }

  mountSuspended(_context: string, params: object): SuspendedView {
    let shown: ReturnType<SuspendedView["shows"]> = { waiting: true };
    let boundary: ErrorBoundary | null = null;
    const Fallback = (): ReactNode => {
      useLayoutEffect(() => void (shown = { waiting: true }));
      return "loading";
    };
    const Name = (): ReactNode => {
      const data = useSuspenseProjectContext();
      useLayoutEffect(() => void (shown = { data }));
      return data.detail.name;
    };
    const unmount = this.#show(
      <ProjectContext projectId={(params as ProjectContextParams).project_id}>
        <ErrorBoundary ref={(current) => void (boundary = current)} show={(error) => (shown = { error })}>
          <Suspense fallback={<Fallback />}>
            <Name />
          </Suspense>
        </ErrorBoundary>
      </ProjectContext>,
    );
    return { shows: () => shown, reset: () => boundary!.setState({ isBroken: false }), unmount };
  }

  /** Returns what removes it. */
  #show(shown: ReactNode): () => void {
    const root = this.#newRoot();
    flushSync(() => root.render(page(this.kernel, shown)));
    return () => this.#unmount(root);
  }

  close(): void {
    for (const root of [...this.#roots.keys()]) this.#unmount(root);
  }

  #newRoot(): Root {
    const element = this.#free.pop() ?? document.createElement("div");
    // Errors that a boundary shows are not logged.
    const root = createRoot(element, { onCaughtError: () => {} });
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
  can: ["hide", "parts", "suspense", "server", "forms"],
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
  showForm({ kernel }, element, options): ContactFormPage {
    let form!: Form<ContactFormValues, Receipt>;
    const Contact = (given: ContactFormOptions): ReactNode => {
      form = useContactForm(given);
      return <ShowForm form={form} />;
    };
    const root = createRoot(element);
    flushSync(() => root.render(page(kernel, <Contact {...options} />)));
    return { form: () => form, close: () => root.unmount() };
  },
};

const runnable = scenarios.filter(({ needs }) => needs.every((need) => react.can.includes(need)));

test.each(runnable)("$name", ({ run }) => run(react));
