import type { Kernel } from "../types.ts";
import { turn } from "./clock.ts";
import type { Receipt } from "./contact-form.ts";
import type { ContactFormOptions, ContactFormPage } from "./driver.ts";
import type { ScriptedServer } from "./server.ts";
import type { Script, Stage } from "./stage.ts";
import { until } from "./views.ts";

/** What a script of forms is given: a page with the contact form, and the server behind it. */
export interface FormStage extends ContactFormPage {
  readonly server: ScriptedServer;
  readonly kernel: Kernel;
  /** The results that `onSuccess` was called with. */
  readonly received: readonly Receipt[];
  /** The elements with this name. */
  all(name: string): HTMLInputElement[];
  /** The first element with this name. */
  element(name: string): HTMLInputElement;
  button(label: string): HTMLButtonElement;
  alerts(): (string | null)[];
}

/** A script that starts on a page with the contact form. It needs a document. */
export interface FormScript {
  readonly name: string;
  readonly options?: ContactFormOptions;
  run(stage: FormStage): Promise<void>;
}

/** Frameworks change the page in microtasks, which are done when a new task begins. */
export const shown: () => Promise<void> = turn;

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

const openForm = async ({ app, driver, server }: Stage, options: ContactFormOptions): Promise<FormStage> => {
  const { kernel } = app;
  await kernel.initSession();
  const root = document.createElement("div");
  document.body.append(root);
  const received: Receipt[] = [];
  const onSuccess = (receipt: Receipt): void => void received.push(receipt);
  const { form, close } = driver.showForm!(app, root, { ...options, onSuccess });
  const all = (name: string): HTMLInputElement[] => [
    ...root.querySelectorAll<HTMLInputElement>(`[name=${name}]`),
  ];
  await until(() => !form().isLoading);
  await shown();
  server.newLabels();
  return {
    server,
    kernel,
    received,
    form,
    all,
    element: (name) => all(name)[0]!,
    button: (label) => [...root.querySelectorAll("button")].find((each) => each.textContent === label)!,
    alerts: () => [...root.querySelectorAll("[role=alert]")].map(({ textContent }) => textContent),
    async close() {
      await close();
      root.remove();
    },
  };
};

export const toFormScript = ({ name, options = {}, run }: FormScript): Script => ({
  name: `forms: ${name}`,
  needs: ["forms"],
  async run(stage) {
    const formStage = await openForm(stage, options);
    try {
      await run(formStage);
    } finally {
      await formStage.close();
    }
  },
});
