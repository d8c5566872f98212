import type { FormElement } from "./element-props.ts";
import type { FormField } from "./types.ts";

/** A value as the text of an input or of an option. */
export const inputText = (value: unknown): string =>
  typeof value === "string" ? value : value === null || value === undefined ? "" : JSON.stringify(value);

/** The value of the choice with this text. */
const chosen = ({ choices }: FormField, text: string): unknown => {
  const choice = choices?.find(({ value }) => inputText(value) === text);
  return choice ? choice.value : text;
};

/** The checked values after a change of one checkbox, in the order of the choices. */
const ticked = (field: FormField, before: unknown, { value, checked }: FormElement): unknown[] => {
  const texts = new Set((before as readonly unknown[]).map(inputText));
  if (checked) texts.add(value);
  else texts.delete(value);
  return (field.choices ?? []).map((choice) => choice.value).filter((each) => texts.has(inputText(each)));
};

/**
 * The value of an element of the page.
 * @param before the field's value so far
 * @param isNumber whether the value is a JSON number; text that is no number, or that a number would round, stays a
 *   string, and the server validates it
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

/** The initial value of a field: what its element shows before the first edit. */
export const beginningOf = ({ type, multiple, choices, initial }: FormField, isNumber: boolean): unknown => {
  if (type === "file") return multiple ? [] : null;
  if (type === "checkbox") return initial === true;
  if (multiple) return initial ?? [];
  if (type === "select" || type === "radio") {
    const shown = choices?.find(({ value }) => inputText(value) === inputText(initial));
    // Without a choice, a browser shows the first option of a select, but no radio button: then there is no value.
    const chosen = type === "select" ? (shown ?? choices?.[0]) : shown;
    return chosen ? chosen.value : (initial ?? (type === "select" ? null : undefined));
  }
  return initial ?? (isNumber ? null : "");
};

/**
 * The part of an edit that can still be chosen: a value without an option must not be sent. Undefined if nothing is
 * left.
 */
export const stillChoosable = ({ multiple, choices }: FormField, edit: unknown): unknown => {
  if (!choices || edit === undefined) return edit;
  const texts = new Set(choices.map(({ value }) => inputText(value)));
  if (multiple) return (edit as readonly unknown[]).filter((each) => texts.has(inputText(each)));
  return texts.has(inputText(edit)) ? edit : undefined;
};

/** Both are JSON, or one is a file. */
export const isSame = (value: unknown, other: unknown): boolean =>
  JSON.stringify(value) === JSON.stringify(other);
