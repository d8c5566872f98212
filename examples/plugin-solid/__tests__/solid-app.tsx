import {
  createRenderEffect,
  createSignal,
  ErrorBoundary,
  For,
  type JSX,
  type Signal,
  Suspense,
} from "solid-js";
import { render } from "solid-js/web";
import type {
  App,
  AppWithGlobal,
  MutationView,
  PartView,
  SuspendedView,
  View,
} from "@mizan/kernel/scenarios";
import { MizanProvider as MizanProviderWithGlobal } from "./__golden__/global/index.ts";
import {
  type ContextState,
  type Kernel,
  MizanProvider,
  overrideProjectContext,
  type ProjectContextParams,
  type RenameProjectInput,
  useList,
  useReader,
  useRenameProject,
  useSuspenseProjectContext,
} from "./__golden__/world/index.ts";
import { Global, Page, type Watcher } from "./page.tsx";

export class Watched implements Watcher {
  readonly history: ContextState<unknown>[] = [];
  mutate: Watcher["mutate"] = () => Promise.reject(new Error("not mounted yet"));

  show(state: ContextState<unknown>): void {
    this.history.push(state);
  }
}

type Start = (page: () => JSX.Element) => () => void;

export class SolidApp implements App {
  readonly kernel: Kernel;
  readonly #mounted = new Set<() => void>();

  constructor(kernel: Kernel) {
    this.kernel = kernel;
  }

  mount(
    context: string,
    given: object,
    start: Start = (page) => render(page, document.createElement("div")),
  ): View {
    const { kernel } = this;
    const watcher = new Watched();
    const [params, setParams] = createSignal(given);
    const [isHidden, setHidden] = createSignal(false);
    const dispose = start(() => (
      <Page kernel={kernel} context={context} params={params()} watcher={watcher} isHidden={isHidden()} />
    ));
    return {
      history: watcher.history,
      state: () => watcher.history.at(-1)!,
      setParams: (next) => void setParams(next),
      hide: () => void setHidden(true),
      show: () => void setHidden(false),
      mutate(fn, args, { affects, optimistic } = {}) {
        const update = optimistic as Parameters<typeof overrideProjectContext>[2] | undefined;
        const overrides = update
          ? [overrideProjectContext(kernel, params() as ProjectContextParams, update)]
          : [];
        return watcher.mutate(fn, args, { ...(affects && { affects }), optimistic: overrides });
      },
      unmount: this.#unmounting(dispose),
    };
  }

  mountPart(_context: string, _params: object, fn: string): PartView {
    let shown: unknown = null;
    let renders = 0;
    const Part = (): JSX.Element => {
      const value = fn === "list" ? useList() : useReader();
      createRenderEffect(() => {
        shown = value();
        renders++;
      });
      return null;
    };
    const unmount = this.#show(Part);
    return { value: () => shown, renders: () => renders, unmount };
  }

  mountMutation(): MutationView {
    let rename!: ReturnType<typeof useRenameProject>;
    let shown!: ReturnType<MutationView["state"]>;
    const Rename = (): JSX.Element => {
      rename = useRenameProject();
      createRenderEffect(() => {
        const { data, error, isPending } = rename;
        shown = { data, error, isPending };
      });
      return null;
    };
    const unmount = this.#show(Rename);
    return {
      state: () => shown,
      mutate: (args) => rename.mutateAsync(args as RenameProjectInput),
      reset: () => rename.reset(),
      unmount,
    };
  }

  mountSuspended(_context: string, params: object): SuspendedView {
    const element = document.createElement("div");
    let data: unknown;
    let error: unknown;
    let reset!: () => void;
    const Name = (): JSX.Element => {
      const project = useSuspenseProjectContext(() => ({
        projectId: (params as ProjectContextParams).project_id,
      }));
      createRenderEffect(() => (data = project()));
      return <p>{project()?.detail.name}</p>;
    };
    const Boundaries = (): JSX.Element => (
      <ErrorBoundary
        fallback={(thrown: unknown, retry) => {
          [error, reset] = [thrown, retry];
          return "failed";
        }}
      >
        <Suspense fallback="loading">
          <Name />
        </Suspense>
      </ErrorBoundary>
    );
    const unmount = this.#show(Boundaries, element);
    return {
      shows() {
        const text = element.textContent;
        if (text === "failed") return { error };
        return text === "loading" ? { waiting: true } : { data };
      },
      reset: () => reset(),
      unmount,
    };
  }

  /** Returns what removes it. */
  #show(Shown: () => JSX.Element, element: Element = document.createElement("div")): () => void {
    const { kernel } = this;
    const dispose = render(
      () => (
        <MizanProvider kernel={kernel}>
          <Shown />
        </MizanProvider>
      ),
      element,
    );
    return this.#unmounting(dispose);
  }

  #unmounting(dispose: () => void): () => void {
    const unmount = (): void => {
      if (this.#mounted.delete(unmount)) dispose();
    };
    this.#mounted.add(unmount);
    return unmount;
  }

  close(): void {
    this.#mounted.forEach((unmount) => unmount());
  }
}

/** An application whose provider loads the context `global`. Its components are below that provider. */
export class GlobalApp extends SolidApp implements AppWithGlobal {
  readonly #shown: Signal<readonly Watched[]> = createSignal<readonly Watched[]>([]);
  readonly #dispose: () => void;

  constructor(kernel: Kernel) {
    super(kernel);
    const [shown] = this.#shown;
    this.#dispose = render(
      () => (
        <MizanProviderWithGlobal kernel={kernel}>
          <For each={shown()}>{(watcher) => <Global watcher={watcher} />}</For>
        </MizanProviderWithGlobal>
      ),
      document.createElement("div"),
    );
  }

  mountGlobal(): View {
    const watcher = new Watched();
    const [, setShown] = this.#shown;
    setShown((shown) => [...shown, watcher]);
    return {
      history: watcher.history,
      state: () => watcher.history.at(-1)!,
      setParams: () => {},
      mutate: (fn, args) => watcher.mutate(fn, args, { optimistic: [] }),
      unmount: () => void setShown((shown) => shown.filter((each) => each !== watcher)),
    };
  }

  override close(): void {
    super.close();
    this.#dispose();
  }
}
