import type { FormElements, FormOptions } from "../forms/index.ts";
import type { MutationState } from "../mutation.ts";
import type { Affects, ContextState, Kernel, KernelConfig } from "../types.ts";
import type { ContactFormValues, Receipt } from "./contact-form.ts";

/**
 * What not every framework has. Each capability stands for the optional members of a driver that its comment names.
 *
 * - `hide`: a component can be kept while it is hidden (`View.hide`, `View.show`)
 * - `parts`: a component can read one function of a context (`App.mountPart`)
 * - `mutations`: the state of a function's calls (`App.mountMutation`)
 * - `suspense`: a component waits for its data (`App.mountSuspended`)
 * - `global`: the context `global` is mounted with the application (`Driver.openWithGlobal`)
 * - `server`: rendering on a server (`Driver.renderOnServer`, `Driver.hydrate`)
 * - `forms`: the elements of a form (`Driver.showForm`); needs a `document`
 */
export type Capability = "hide" | "parts" | "mutations" | "suspense" | "global" | "server" | "forms";

/**
 * What a scenario needs of the framework under test. Components are those that a generated client offers for the
 * functions of the scenarios' server, see `World`.
 */
export interface Driver {
  readonly name: string;
  readonly can: readonly Capability[];
  /** Starts an application with a kernel of its own. */
  open(config: KernelConfig): App;
  /** The same, with a client that has a context `global`. */
  openWithGlobal?(config: KernelConfig): AppWithGlobal;
  /** Renders one component on a server, as `open` and `mount` would in a browser. */
  renderOnServer?(config: KernelConfig, context: string, params: object): Promise<ServerRendered>;
  /** Starts an application on that HTML. `mismatches` are the framework's reports; empty when there are none. */
  hydrate?(
    config: KernelConfig,
    rendered: ServerRendered,
    context: string,
    params: object,
  ): Promise<Hydrated>;
  /**
   * Shows the contact form in an element of the document. In a `<form>`, it shows each field of `order`: its label, its
   * element, its `help` and its `errors`; radio buttons and checkboxes in a `<fieldset>` with a `<legend>`, each in a
   * `<label>`. Below them are the `formErrors`, each in an element with the role `alert`, and the buttons
   * `<button>Send</button>` and `<button type="reset">Empty</button>`.
   */
  showForm?(app: Pick<App, "kernel">, root: Element, options: ContactFormOptions): ContactFormPage;
}

export interface App {
  readonly kernel: Kernel;
  /** Mounts a component that shows one context instance. */
  mount(context: string, params: object): View;
  /** Mounts a component that shows what one function of a context returned. */
  mountPart?(context: string, params: object, fn: string): PartView;
  /** Mounts a component that shows the state of a function's calls. */
  mountMutation?(fn: string): MutationView;
  /** Mounts a component that waits for its data, inside a boundary with a fallback and one that shows errors. */
  mountSuspended?(context: string, params: object): SuspendedView;
  /** Unmounts everything. */
  close(): void | Promise<void>;
}

/** A mounted component. */
export interface View {
  /** What it shows now. */
  state(): ContextState<unknown>;
  /** What each render has shown, oldest first. */
  readonly history: readonly ContextState<unknown>[];
  setParams(params: object): void;
  /** Calls a function in the name of this component, which may be gone when the response comes. */
  mutate(fn: string, args: object, options?: MutateOptions): Promise<unknown>;
  /**
   * Hides it as a framework hides a page that it keeps: it is not subscribed any more, and holds on to its instance.
   * Nothing is rendered anew by `show`.
   */
  hide?(): void;
  show?(): void;
  unmount(): void;
}

export interface MutateOptions {
  readonly affects?: Affects;
  /** An optimistic update of the instance that the component shows. */
  readonly optimistic?: (data: never) => unknown;
}

export interface PartView {
  /** What the function returned; null before there is data. */
  value(): unknown;
  /** How often the component was rendered. A framework that renders twice in development counts pairs as one. */
  renders(): number;
  unmount(): void;
}

export interface MutationView {
  state(): Pick<MutationState<unknown>, "data" | "error" | "isPending">;
  /** Calls the function. A rejection is also shown. */
  mutate(args: object): Promise<unknown>;
  /** Forgets the outcome. */
  reset(): void;
  unmount(): void;
}

export interface SuspendedView {
  /** What is on the page: the fallback, the error, or the data. */
  shows(): { readonly waiting: true } | { readonly error: unknown } | { readonly data: unknown };
  /** Resets the boundary that shows the error. */
  reset(): void;
  unmount(): void;
}

export interface AppWithGlobal extends App {
  /** Mounts a component that shows the context `global`, without a provider of its own. */
  mountGlobal(): View;
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

export type ContactFormOptions = FormOptions<ContactFormValues, Receipt>;

export interface ContactFormPage {
  /** The form as the page shows it. */
  form(): Omit<FormElements<ContactFormValues, Receipt>, "fields" | "formProps">;
  close(): void | Promise<void>;
}
