import type { Affects, ContextState, Kernel, KernelConfig } from "../src/types.ts";

/** What a scenario needs of the framework under test. The bare kernel, React, Vue and Svelte each bring one. */
export interface Driver {
  readonly name: string;
  /** Starts an application with a kernel of its own. */
  open(config: KernelConfig): App;
  /** Renders one component on a server, as `open` and `mount` would in a browser. */
  renderOnServer(config: KernelConfig, context: string, params: object): Promise<ServerRendered>;
  /** Starts an application on that HTML. `mismatches` are the framework's complaints; empty when all is well. */
  hydrate(config: KernelConfig, rendered: ServerRendered, context: string, params: object): Promise<Hydrated>;
}

export interface ServerRendered {
  readonly markup: string;
  /** What the server's kernel dehydrated. */
  readonly state: string;
}

export interface Hydrated {
  readonly app: App;
  readonly view: View;
  readonly mismatches: readonly string[];
}

export interface App {
  readonly kernel: Kernel;
  /** Mounts a component that shows one context instance. */
  mount(context: string, params: object): View;
  /** Unmounts everything. */
  close(): void | Promise<void>;
}

/** A mounted component. */
export interface View {
  /** What it shows now. */
  state(): ContextState<unknown>;
  /** Everything it has shown, oldest first. */
  readonly history: readonly ContextState<unknown>[];
  setParams(params: object): void;
  /** Calls a function in the name of this component, which may be gone when the answer comes. */
  mutate(fn: string, args: object, options?: MutateOptions): Promise<unknown>;
  /**
   * Hides it as a framework hides a page that it keeps: it is not subscribed any more, and holds on to its instance.
   * Nothing is rendered anew by `show`.
   */
  hide(): void;
  show(): void;
  unmount(): void;
}

export interface MutateOptions {
  readonly affects?: Affects;
  /** An optimistic update of the instance that the component shows. */
  readonly optimistic?: (data: never) => unknown;
}
