import { Component, Suspense, useLayoutEffect, type ActivityProps, type ReactNode } from "react";
import { flushSync } from "react-dom";
import { createRoot, type Root } from "react-dom/client";
import type { App, MutationView, PartView, SuspendedView, View } from "@mizan/kernel/scenarios";
import {
  overrideProjectContext,
  ProjectContext,
  ProjectsContext,
  useList,
  useReader,
  useRenameProject,
  useSuspenseProjectContext,
  type Kernel,
  type ProjectContextParams,
  type RenameProjectInput,
} from "./__golden__/world/index.ts";
import { component, page, Watched, type Mode } from "./watched-page.tsx";

/** React 18 logs an error that a boundary catches, unless its event is cancelled. */
const cancel = (event: ErrorEvent): void => event.preventDefault();

/** Shows what its children throw. */
class ErrorBoundary extends Component<
  { readonly show: (error: unknown) => void; readonly children: ReactNode },
  { readonly isBroken: boolean }
> {
  override state = { isBroken: false };

  static getDerivedStateFromError(): { isBroken: boolean } {
    return { isBroken: true };
  }

  override componentDidMount(): void {
    window.addEventListener("error", cancel);
  }

  override componentWillUnmount(): void {
    window.removeEventListener("error", cancel);
  }

  override componentDidCatch(error: unknown): void {
    this.props.show(error);
  }

  override render(): ReactNode {
    return this.state.isBroken ? "failed" : this.props.children;
  }
}

export class ReactApp implements App {
  readonly kernel: Kernel;
  readonly Mode: Mode;
  readonly #roots = new Map<Root, Element | null>();
  /** Elements without a root. React listens to every event of an element, so 10,000 of them would be slow. */
  readonly #free: Element[] = [];

  constructor(kernel: Kernel, Mode: Mode) {
    this.kernel = kernel;
    this.Mode = Mode;
  }

  mount(context: string, params: object, mounted?: { readonly root: Root; readonly watcher: Watched }): View {
    const { root, watcher } = mounted ?? { root: this.#newRoot(), watcher: new Watched(this.Mode) };
    if (mounted !== undefined) this.#roots.set(root, null);
    let current = params;
    let shown = component(context, params, watcher);
    const render = (mode?: ActivityProps["mode"]): void =>
      flushSync(() => root.render(page(this.kernel, this.Mode, shown, mode)));
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

  mountMutation(): MutationView {
    let shown!: ReturnType<typeof useRenameProject>;
    const Rename = (): ReactNode => {
      const rename = useRenameProject();
      useLayoutEffect(() => void (shown = rename));
      return JSON.stringify(rename.data);
    };
    const unmount = this.#show(<Rename />);
    return {
      state: () => shown,
      mutate: (args) => shown.mutateAsync(args as RenameProjectInput),
      reset: () => shown.reset(),
      unmount,
    };
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
    flushSync(() => root.render(page(this.kernel, this.Mode, shown)));
    return () => this.#unmount(root);
  }

  close(): void {
    for (const root of [...this.#roots.keys()]) this.#unmount(root);
  }

  #newRoot(): Root {
    const element = this.#free.pop() ?? document.createElement("div");
    // The same for React 19.
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
