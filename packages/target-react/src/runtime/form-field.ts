"use client";

import type { ChangeEvent } from "react";
import {
  inputText,
  type FormChoice,
  type FormElement,
  type FormField,
  type FormState,
  type FormStore,
} from "@mizan/kernel/forms";

export interface Field<Value = unknown> extends Omit<FormField, "choices"> {
  readonly id: string;
  readonly value: Value | undefined;
  readonly errors: readonly string[];
  /** Empty for a field without choices, and until they are loaded. */
  readonly choices: readonly FieldChoice[];
  /** For the `<label>` or, for radio buttons and checkboxes, the `<legend>`. */
  readonly labelProps: { readonly id: string; readonly htmlFor?: string };
  /** For the `<input>`, `<select>` or `<textarea>`. Each of several radio buttons or checkboxes has its own. */
  readonly inputProps: InputProps;
  /** For the `<fieldset>` around radio buttons or checkboxes. */
  readonly groupProps: GroupProps;
  /** For the element that shows `help`. */
  readonly helpProps: { readonly id: string };
  /** For the element that shows `errors`. */
  readonly errorsProps: { readonly id: string };
}

export interface FieldChoice extends FormChoice {
  readonly id: string;
  /** For an `<option>`. */
  readonly optionProps: { readonly value: string };
  /** For a radio button or a checkbox. */
  readonly inputProps: InputProps;
}

interface Described {
  readonly id: string;
  /** The elements that show `help` and `errors`, if there are any. */
  readonly "aria-describedby"?: string;
  readonly "aria-invalid"?: true;
}

export interface GroupProps extends Described {
  readonly "aria-labelledby": string;
  readonly role: "group" | "radiogroup";
}

/** Contains the field's HTML attributes too. */
export interface InputProps extends Described {
  readonly name: string;
  readonly required: boolean;
  readonly disabled: boolean;
  readonly type?: string;
  readonly multiple?: true;
  readonly value?: string | number | readonly string[];
  readonly checked?: boolean;
  readonly onChange: (event: ChangeEvent<FormElement>) => void;
  readonly onBlur: () => void;
  readonly ref?: (element: { value: string } | null) => void;
}

/**
 * React's names of the attributes that a backend may set on a field. All others, such as event handlers, are left out.
 */
const ATTRIBUTES: Readonly<Record<string, string>> = {
  accept: "accept",
  autocapitalize: "autoCapitalize",
  autocomplete: "autoComplete",
  autocorrect: "autoCorrect",
  autofocus: "autoFocus",
  capture: "capture",
  class: "className",
  cols: "cols",
  dir: "dir",
  dirname: "dirName",
  enterkeyhint: "enterKeyHint",
  inputmode: "inputMode",
  lang: "lang",
  list: "list",
  max: "max",
  maxlength: "maxLength",
  min: "min",
  minlength: "minLength",
  pattern: "pattern",
  placeholder: "placeholder",
  readonly: "readOnly",
  rows: "rows",
  size: "size",
  spellcheck: "spellCheck",
  step: "step",
  tabindex: "tabIndex",
  title: "title",
  wrap: "wrap",
};

function attributesOf({ attrs }: FormField): Record<string, string | number | boolean> {
  const named = Object.entries(attrs).flatMap(([attribute, value]) => {
    const name = attribute.toLowerCase();
    const known = Object.hasOwn(ATTRIBUTES, name) ? ATTRIBUTES[name] : undefined;
    return known !== undefined ? [[known, value]] : /^(aria|data)-[\w.-]+$/.test(name) ? [[name, value]] : [];
  });
  return Object.fromEntries(named) as Record<string, string | number | boolean>;
}

/** A page cannot set the file of an input: it can only empty the input. */
function emptyInput(element: { value: string } | null): void {
  if (element !== null) element.value = "";
}

/** The form that a field belongs to. */
interface Shown<Values extends object, Result> {
  readonly store: FormStore<Values, Result>;
  readonly state: FormState<Values, Result>;
  readonly formId: string;
  readonly validateOnBlur: boolean;
}

export function fieldOf<Values extends object, Result>(
  field: FormField,
  { store, state, formId, validateOnBlur }: Shown<Values, Result>,
): Field {
  const name = field.name as keyof Values & string;
  const id = `${formId}${name}`;
  const { type, multiple, required, disabled } = field;
  const value: unknown = state.values[name];
  const errors = state.errors[name] ?? [];
  const attributes = attributesOf(field);
  const [helpProps, errorsProps] = [{ id: `${id}-help` }, { id: `${id}-errors` }];
  const labelId = `${id}-label`;
  const described = [
    attributes["aria-describedby"],
    field.help !== "" && helpProps.id,
    errors.length > 0 && errorsProps.id,
  ].filter(Boolean);
  const describedBy = described.length > 0 && { "aria-describedby": described.join(" ") };
  const invalid = errors.length > 0 && ({ "aria-invalid": true } as const);
  const shared = {
    ...attributes,
    name,
    required,
    disabled,
    onChange: (event: ChangeEvent<FormElement>) => store.take(name, event.currentTarget),
    onBlur: () => {
      if (validateOnBlur) store.leave(name);
    },
  };
  const texts = new Set([value].flat().map(inputText));
  return {
    ...field,
    id,
    value,
    errors,
    choices: (field.choices ?? []).map((choice, index) => {
      const text = inputText(choice.value);
      return {
        ...choice,
        id: `${id}-${index}`,
        optionProps: { value: text },
        inputProps: {
          ...shared,
          ...(type !== "radio" && invalid),
          id: `${id}-${index}`,
          type: type === "radio" ? "radio" : "checkbox",
          // A single one of several checkboxes is never required.
          required: required && type === "radio",
          value: text,
          checked: value !== undefined && texts.has(text),
        },
      };
    }),
    // A label is for one element. A group refers to its legend instead.
    labelProps: { id: labelId, ...(type !== "radio" && type !== "checkboxes" && { htmlFor: id }) },
    inputProps: { ...shared, ...describedBy, ...invalid, id, ...elementProps(type, multiple, value) },
    groupProps:
      type === "radio"
        ? { ...describedBy, ...invalid, id, "aria-labelledby": labelId, role: "radiogroup" }
        : { ...describedBy, id, "aria-labelledby": labelId, role: "group" },
    helpProps,
    errorsProps,
  };
}

/** What depends on the kind of element. */
function elementProps(
  type: string,
  multiple: boolean,
  value: unknown,
): Pick<InputProps, "type" | "multiple" | "value" | "checked" | "ref"> {
  // The input is empty for no file and for a removed file.
  const items: readonly unknown[] = [value === false ? [] : (value ?? [])].flat();
  if (type === "file") {
    return { type, ...(multiple && { multiple }), ...(items.length === 0 && { ref: emptyInput }) };
  }
  if (type === "checkbox") return { type, checked: value === true };
  if (type === "select" && multiple) {
    return { multiple, value: items.map(inputText) };
  }
  // React keeps the text of an input that means the same number, such as "1.0" while typing "1.05".
  if (type === "number" && typeof value === "number") return { type, value };
  return { ...(type !== "select" && type !== "textarea" && { type }), value: inputText(value) };
}
