import type { FormElement, FormField } from "./types.ts";

/** A value as the text of an input or of an option. */
export const inputText = (value: unknown): string =>
  typeof value === "string" ? value : value === null || value === undefined ? "" : JSON.stringify(value);

/** The choice that an option's text stands for. */
const chosen = ({ choices }: FormField, text: string): unknown => {
  const choice = choices?.find(({ value }) => inputText(value) === text);
  return choice ? choice.value : text;
};

/** The ticks so far, with that of one checkbox changed, in the order of the choices. */
const ticked = (field: FormField, before: unknown, { value, checked }: FormElement): unknown[] => {
  const texts = new Set((before as readonly unknown[]).map(inputText));
  if (checked) texts.add(value);
  else texts.delete(value);
  return (field.choices ?? []).map((choice) => choice.value).filter((each) => texts.has(inputText(each)));
};

/**
 * The value that an element of the page holds.
 * @param before the field's value so far
 * @param isNumber whether the value is a JSON number; text that is none stays text, for the server to judge, as
 *   does what a number would round
 */
export const elementValue = (
  field: FormField,
  element: FormElement,
  before: unknown,
  isNumber: boolean,
): unknown => {
  const { type, multiple } = field;
  const { value, valueAsNumber, checked, files, selectedOptions } = element;
  if (type === "file") return multiple ? Array.from(files ?? []) : (files?.[0] ?? null);
  if (type === "checkbox") return checked;
  if (type === "checkboxes") return ticked(field, before, element);
  if (type === "select" && multiple) {
    return Array.from(selectedOptions ?? [], (option) => chosen(field, option.value));
  }
  if (type === "select" || type === "radio") return chosen(field, value);
  if (!isNumber) return value;
  if (value === "") return null;
  return Number.isSafeInteger(Math.trunc(valueAsNumber!)) ? valueAsNumber : value;
};
