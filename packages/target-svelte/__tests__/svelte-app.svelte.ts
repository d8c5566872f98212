import { type Component, flushSync, mount, unmount } from "svelte";
import type {
  App,
  AppWithGlobal,
  MutationView,
  PartView,
  SuspendedView,
  View,
} from "@mizan/kernel/scenarios";
import {
  type ContextState,
  type Kernel,
  type Mutation,
  overrideProjectContext,
  type ProjectContextParams,
  type Renamed,
  type RenameProjectInput,
} from "./__golden__/world/index.ts";
import Below from "./pages/below.svelte";
import GlobalPage from "./pages/global-page.svelte";
import Page from "./pages/page.svelte";
import Part from "./pages/part.svelte";
import Rename from "./pages/rename.svelte";
import Suspended from "./pages/suspended.svelte";
import type { PageProps, Watcher } from "./pages/watch.svelte.ts";

class Watched implements Watcher {
  readonly history: ContextState<unknown>[] = [];
  mutate: Watcher["mutate"] = () => Promise.reject(new Error("not mounted yet"));

  show(state: ContextState<unknown>): void {
    this.history.push(state);
  }
}

type Start = (Shown: Component<PageProps>, props: PageProps) => object;

export class SvelteApp implements App {
  readonly kernel: Kernel;
  readonly #mounted = new Set<() => void>();

  constructor(kernel: Kernel) {
    this.kernel = kernel;
  }

  mount(
    context: string,
    given: object,
    start: Start = (Shown, props) => mount(Shown, { target: document.createElement("div"), props }),
  ): View {
    const { kernel } = this;
    const watcher = new Watched();
    let params = $state.raw(given);
    let isHidden = $state.raw(false);
    const props: PageProps = {
      kernel,
      context,
      watcher,
      get params() {
        return params;
      },
      get isHidden() {
        return isHidden;
      },
    };
    const set = (change: () => void): void => flushSync(change);
    return {
      history: watcher.history,
      state: () => watcher.history.at(-1)!,
      setParams: (next) => set(() => (params = next)),
      hide: () => set(() => (isHidden = true)),
      show: () => set(() => (isHidden = false)),
      mutate(fn, args, { affects, optimistic } = {}) {
        const update = optimistic as Parameters<typeof overrideProjectContext>[2] | undefined;
        const overrides = update
          ? [overrideProjectContext(kernel, params as ProjectContextParams, update)]
          : [];
        return watcher.mutate(fn, args, { ...(affects && { affects }), optimistic: overrides });
      },
      unmount: this.#unmounting(flushSync(() => start(Page as unknown as Component<PageProps>, props))),
    };
  }

  mountPart(_context: string, _params: object, fn: string): PartView {
    let shown: unknown = null;
    let renders = 0;
    const show = (value: unknown): void => {
      shown = value;
      renders++;
    };
    const unmount = this.#show(Part, { fn, show });
    return { value: () => shown, renders: () => renders, unmount };
  }

  mountMutation(): MutationView {
    let rename!: Mutation<[args: RenameProjectInput], Renamed>;
    const open = (mutation: typeof rename): void => void (rename = mutation);
    const unmount = this.#show(Rename, { open });
    return {
      state: () => rename,
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
    const props = {
      projectId: (params as ProjectContextParams).project_id,
      show: (shown: unknown) => void (data = shown),
      fail: (thrown: unknown, retry: () => void) => void ([error, reset] = [thrown, retry]),
    };
    const unmount = this.#show(Suspended, props, element);
    return {
      shows() {
        const text = element.textContent.trim();
        if (text === "failed") return { error };
        return text === "loading" ? { waiting: true } : { data };
      },
      reset: () => reset(),
      unmount,
    };
  }

  /** Returns what removes it. */
  #show(Shown: unknown, props: object, target: Element = document.createElement("div")): () => void {
    const { kernel } = this;
    return this.#unmounting(flushSync(() => mount(Below, { target, props: { kernel, Shown, ...props } })));
  }

  #unmounting(mounted: object): () => void {
    const remove = (): void => {
      if (this.#mounted.delete(remove)) void unmount(mounted);
    };
    this.#mounted.add(remove);
    return remove;
  }

  close(): void {
    this.#mounted.forEach((remove) => remove());
  }
}

/** An application whose client loads the context `global`. */
export class GlobalApp extends SvelteApp implements AppWithGlobal {
  #shown: readonly Watched[] = $state.raw([]);
  readonly #page: object;

  constructor(kernel: Kernel) {
    super(kernel);
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- for the getter
    const app = this;
    const props = {
      kernel,
      get shown() {
        return app.#shown;
      },
    };
    this.#page = flushSync(() => mount(GlobalPage, { target: document.createElement("div"), props }));
  }

  mountGlobal(): View {
    const watcher = new Watched();
    flushSync(() => (this.#shown = [...this.#shown, watcher]));
    return {
      history: watcher.history,
      state: () => watcher.history.at(-1)!,
      setParams: () => {},
      mutate: (fn, args) => watcher.mutate(fn, args, { optimistic: [] }),
      unmount: () => flushSync(() => (this.#shown = this.#shown.filter((each) => each !== watcher))),
    };
  }

  override close(): void {
    super.close();
    void unmount(this.#page);
  }
}
