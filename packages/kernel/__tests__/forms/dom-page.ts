/** The smallest layer that can show a form: the props of its elements, put on elements of the document. */
import type { ContactFormPage, Driver } from "../../src/scenarios/driver.ts";
import { contactFormFields, type ContactFormValues, type Receipt } from "../../src/scenarios/contact-form.ts";
import { createFormElements, type FieldElements, type FormElements } from "../../src/forms/index.ts";
import { openForm } from "./open-form.ts";

type Shown = FormElements<ContactFormValues, Receipt>;
type Ref = (element: Element | null) => void;

const PROPERTIES = ["value", "checked", "selected", "disabled", "required", "multiple"];

/** The elements of one page. They are made once and stay, as a framework keeps them. */
const createElements = () => {
  const made = new Map<string, { readonly element: HTMLElement; before: object }>();

  const apply = (element: HTMLElement, name: string, value: unknown, before: unknown): void => {
    if (name === "ref") {
      if (value !== before) (value as Ref | undefined)?.(element);
    } else if (name.startsWith("on")) Object.assign(element, { [name.toLowerCase()]: value });
    else if (PROPERTIES.includes(name) && !Array.isArray(value)) {
      if ((element as never)[name] !== value) Object.assign(element, { [name]: value });
    } else if (value === undefined || Array.isArray(value)) element.removeAttribute(name);
    else element.setAttribute(name, value as string);
  };

  return (
    tag: string,
    key: string,
    props: object,
    ...children: readonly (HTMLElement | string)[]
  ): HTMLElement => {
    const each = made.get(key) ?? { element: document.createElement(tag), before: {} };
    made.set(key, each);
    const { element, before } = each;
    const nodes = children.map((child) =>
      typeof child === "string" ? document.createTextNode(child) : child,
    );
    const isSame = nodes.every((node, index) => {
      const now = element.childNodes[index];
      return now === node || (now instanceof Text && now.data === node.textContent);
    });
    // Whatever is moved loses the focus.
    if (!isSame || nodes.length !== element.childNodes.length) element.replaceChildren(...nodes);
    for (const name of new Set([...Object.keys(before), ...Object.keys(props)])) {
      apply(element, name, (props as never)[name], (before as never)[name]);
    }
    each.before = props;
    return element;
  };
};

const show = (make: ReturnType<typeof createElements>, field: FieldElements): HTMLElement => {
  const { id, type, label, help, errors, choices, isGroup } = field;
  const about = [
    ...(help === "" ? [] : [make("small", `${id} help`, field.helpProps, help)]),
    ...(errors.length === 0 ? [] : [make("p", `${id} errors`, field.errorsProps, errors.join(" "))]),
  ];
  if (isGroup) {
    const boxes = choices.map((choice) =>
      make("label", `${choice.id} label`, {}, make("input", choice.id, choice.inputProps), choice.label),
    );
    const legend = make("legend", `${id} label`, field.labelProps, label);
    return make("fieldset", id, field.groupProps, legend, ...boxes, ...about);
  }
  const options = choices.map((choice) => make("option", choice.id, choice.optionProps, choice.label));
  const control = make(
    type === "select" || type === "textarea" ? type : "input",
    id,
    field.inputProps,
    ...options,
  );
  return make(
    "div",
    `${id} field`,
    {},
    make("label", `${id} label`, field.labelProps, label),
    control,
    ...about,
  );
};

let pages = 0;

export const showForm: NonNullable<Driver["showForm"]> = (
  { kernel },
  root,
  { initial, ...options },
): ContactFormPage => {
  const store = openForm(kernel, { dynamic: true, ...(initial && { initial }) });
  const elementsOf = createFormElements(store, contactFormFields, (props) => props);
  const make = createElements();
  const formId = `form${++pages}-`;
  let form!: Shown;
  const render = (): void => {
    form = elementsOf(store.get(), formId, options);
    const fields: Readonly<Record<string, FieldElements>> = form.fields;
    const page = make(
      "form",
      formId,
      form.formProps,
      ...form.order.map((name) => show(make, fields[name]!)),
      ...form.formErrors.map((message) => make("p", message, { role: "alert" }, message)),
      make("button", "send", {}, "Send"),
      make("button", "empty", { type: "reset" }, "Empty"),
    );
    if (page.parentNode !== root) root.append(page);
  };
  const leave = store.subscribe(render);
  render();
  return { form: () => form, close: leave };
};
