import { createKernel, type Kernel } from "../src/index.ts";
import type { FormElements, FormElementsOptions } from "../src/forms/index.ts";
import type { ContactFormValues, Receipt } from "./contact-form.ts";
import { until } from "./scenario.ts";
import { startServer, type ScriptedServer } from "./server.ts";

/**
 * What a scenario of forms needs of the framework under test: a page with the contact form. In a `<form>`, it shows each
 * field of `order`: its label, its element, its `help` and its `errors`; radio buttons and checkboxes in a `<fieldset>`
 * with a `<legend>`, each in a `<label>`. Below them are the `formErrors`, each in an element with the role `alert`, and
 * the buttons `<button>Send</button>` and `<button type="reset">Empty</button>`.
 */
export interface FormDriver {
  readonly name: string;
  /** Shows the page in an element of the document. */
  show(kernel: Kernel, root: Element, options: ContactFormOptions): ContactFormPage;
}

export interface ContactFormOptions extends Omit<FormElementsOptions<Receipt>, "formId"> {
  readonly initial?: Partial<ContactFormValues>;
}

export interface ContactFormPage {
  /** The form as the page shows it. */
  form(): Omit<FormElements<ContactFormValues, Receipt>, "fields" | "formProps">;
  close(): void | Promise<void>;
}

/** What a scenario of forms is given: a server of its own and a page that talks to it. */
export interface FormStage extends ContactFormPage {
  readonly server: ScriptedServer;
  readonly kernel: Kernel;
  /** The elements with this name. */
  all(name: string): HTMLInputElement[];
  /** The first element with this name. */
  element(name: string): HTMLInputElement;
  button(label: string): HTMLButtonElement;
  alerts(): (string | null)[];
}

/** Frameworks change the page in microtasks, which are done when a new task begins. */
export const shown = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** As a browser does it: past the properties by which a framework notices that a program sets a value. */
const put = async (element: HTMLElement, property: string, value: string, event: string): Promise<void> => {
  const prototype = Object.getPrototypeOf(element) as object;
  Object.getOwnPropertyDescriptor(prototype, property)!.set!.call(element, value);
  element.dispatchEvent(new Event(event, { bubbles: true }));
  await shown();
};

export const type = (element: HTMLElement, text: string): Promise<void> =>
  put(element, "value", text, "input");
export const pick = (element: HTMLElement, text: string): Promise<void> =>
  put(element, "value", text, "change");

export const click = async (element: HTMLElement): Promise<void> => {
  element.click();
  await shown();
};

export const attach = async (element: HTMLInputElement, ...files: File[]): Promise<void> => {
  Object.defineProperty(element, "files", { value: files, configurable: true });
  element.dispatchEvent(new Event("change", { bubbles: true }));
  await shown();
};

/** Every value that a program sets in this element from now on. */
export const watchValue = (element: HTMLInputElement): string[] => {
  const values: string[] = [];
  Object.defineProperty(element, "value", { set: (value: string) => values.push(value), get: () => "" });
  return values;
};

export const fillIn = async ({ element }: FormStage): Promise<void> => {
  await type(element("subject"), "Hi");
  await type(element("email"), "ada@example.org");
  await pick(element("topic"), "2");
};

export const describedBy = (element: Element): (string | null)[] =>
  (element.getAttribute("aria-describedby")?.split(" ") ?? []).map(
    (id) => document.getElementById(id)?.textContent ?? null,
  );

export const labelsOf = (element: HTMLInputElement): (string | null)[] =>
  [...element.labels!].map(({ textContent }) => textContent);

export const openStage = async (driver: FormDriver, options: ContactFormOptions): Promise<FormStage> => {
  const server = await startServer();
  const kernel = createKernel({ baseUrl: server.baseUrl });
  await kernel.initSession();
  const root = document.createElement("div");
  document.body.append(root);
  const { form, close } = driver.show(kernel, root, options);
  const all = (name: string): HTMLInputElement[] => [
    ...root.querySelectorAll<HTMLInputElement>(`[name=${name}]`),
  ];
  await until(() => !form().isLoading);
  await shown();
  server.newLabels();
  return {
    server,
    kernel,
    form,
    all,
    element: (name) => all(name)[0]!,
    button: (label) => [...root.querySelectorAll("button")].find((each) => each.textContent === label)!,
    alerts: () => [...root.querySelectorAll("[role=alert]")].map(({ textContent }) => textContent),
    async close() {
      await close();
      root.remove();
      await server.close();
    },
  };
};
