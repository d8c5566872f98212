import {
  type App as VueAppInstance,
  type Component,
  createApp,
  defineComponent,
  h,
  onErrorCaptured,
  render,
  shallowRef,
  Suspense,
} from "vue";
import type {
  App,
  AppWithGlobal,
  MutationView,
  PartView,
  SuspendedView,
  View,
} from "@mizan/kernel/scenarios";
import { createMizan as createMizanWithGlobal } from "./__golden__/global/index.ts";
import {
  createMizan,
  type Kernel,
  overrideProjectContext,
  ProjectContext,
  type ProjectContextParams,
  ProjectsContext,
  type RenameProjectInput,
  useList,
  useProjectContext,
  useReader,
  useRenameProject,
} from "./__golden__/world/index.ts";
import { Global, page, type Source, Watcher } from "./watched-page.ts";

type Start = (page: Component) => VueAppInstance;

export class VueApp implements App {
  readonly kernel: Kernel;
  readonly #source: Source;
  readonly #mounted = new Set<() => void>();

  constructor(kernel: Kernel, source: Source) {
    this.kernel = kernel;
    this.#source = source;
  }

  mount(
    context: string,
    given: object,
    start: Start = createApp,
    element = document.createElement("div"),
  ): View {
    const { kernel } = this;
    const [watcher, params, isHidden] = [new Watcher(), shallowRef(given), shallowRef(false)];
    const unmount = this.#mount(start(page({ context, params, isHidden, watcher }, this.#source)), element);
    return {
      history: watcher.history,
      state: () => watcher.history.at(-1)!,
      setParams: (next) => void (params.value = next),
      hide: () => void (isHidden.value = true),
      show: () => void (isHidden.value = false),
      mutate(fn, args, { affects, optimistic } = {}) {
        const update = optimistic as Parameters<typeof overrideProjectContext>[2] | undefined;
        const overrides = update
          ? [overrideProjectContext(kernel, params.value as ProjectContextParams, update)]
          : [];
        return watcher.mutate(fn, args, { ...(affects && { affects }), optimistic: overrides });
      },
      unmount,
    };
  }

  mountPart(_context: string, _params: object, fn: string): PartView {
    let shown: unknown = null;
    let renders = 0;
    const Part = defineComponent(() => {
      const value = fn === "list" ? useList() : useReader();
      return () => {
        shown = value.value;
        renders++;
        return JSON.stringify(shown);
      };
    });
    const unmount = this.#mount(createApp(() => h(ProjectsContext, null, () => h(Part))));
    return { value: () => shown, renders: () => renders, unmount };
  }

  mountMutation(): MutationView {
    let rename!: ReturnType<typeof useRenameProject>;
    let shown!: ReturnType<MutationView["state"]>;
    const Rename = defineComponent(() => {
      rename = useRenameProject();
      const { data, error, isPending } = rename;
      return () => {
        shown = { data: data.value, error: error.value, isPending: isPending.value };
        return JSON.stringify(shown);
      };
    });
    const unmount = this.#mount(createApp(Rename));
    return {
      state: () => shown,
      mutate: (args) => rename.mutateAsync(args as RenameProjectInput),
      reset: () => rename.reset(),
      unmount,
    };
  }

  mountSuspended(_context: string, params: object): SuspendedView {
    let shown: ReturnType<SuspendedView["shows"]> = { waiting: true };
    const error = shallowRef<unknown>(null);
    const Fallback = defineComponent(() => () => {
      shown = { waiting: true };
      return "loading";
    });
    const Name = defineComponent(async () => {
      const { data } = await useProjectContext();
      return () => {
        shown = { data: data.value };
        return data.value?.detail.name;
      };
    });
    const Boundary = defineComponent(() => {
      onErrorCaptured((thrown) => {
        error.value = thrown;
        return false;
      });
      return () => {
        if (error.value === null)
          return h(Suspense, null, { default: () => h(Name), fallback: () => h(Fallback) });
        shown = { error: error.value };
        return "failed";
      };
    });
    const { project_id: projectId } = params as ProjectContextParams;
    const unmount = this.#mount(createApp(() => h(ProjectContext, { projectId }, () => h(Boundary))));
    return { shows: () => shown, reset: () => void (error.value = null), unmount };
  }

  /** Returns what removes it. */
  #mount(app: VueAppInstance, element: Element = document.createElement("div")): () => void {
    app.use(createMizan({ kernel: this.kernel })).mount(element);
    const unmount = (): void => {
      if (this.#mounted.delete(unmount)) app.unmount();
    };
    this.#mounted.add(unmount);
    return unmount;
  }

  close(): void {
    this.#mounted.forEach((unmount) => unmount());
  }
}

/** An application whose plugin loads the context `global`. */
export class GlobalApp extends VueApp implements AppWithGlobal {
  readonly #app: VueAppInstance;

  constructor(kernel: Kernel) {
    super(kernel, "parameters");
    this.#app = createApp(() => null).use(createMizanWithGlobal({ kernel }));
    this.#app.mount(document.createElement("div"));
  }

  mountGlobal(): View {
    const watcher = new Watcher();
    const element = document.createElement("div");
    const shown = h(Global, { watcher });
    shown.appContext = this.#app._context;
    render(shown, element);
    return {
      history: watcher.history,
      state: () => watcher.history.at(-1)!,
      setParams: () => {},
      mutate: (fn, args) => watcher.mutate(fn, args, { optimistic: [] }),
      unmount: () => render(null, element),
    };
  }

  override close(): void {
    super.close();
    this.#app.unmount();
  }
}
