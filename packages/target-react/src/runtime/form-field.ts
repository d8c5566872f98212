"use client";

import type { ChangeEvent, FocusEvent } from "react";
import type {
  ChoiceElements,
  FieldElements,
  FormElement,
  InputProps as HtmlInputProps,
} from "@mizan/kernel/forms";

export interface Field<Value = unknown> extends Omit<
  FieldElements<Value>,
  "choices" | "labelProps" | "inputProps"
> {
  /** Empty for a field without choices, and until they are loaded. */
  readonly choices: readonly FieldChoice[];
  /** For the `<label>` or, for radio buttons and checkboxes, the `<legend>`. */
  readonly labelProps: { readonly id: string; readonly htmlFor?: string };
  /** For the `<input>`, `<select>` or `<textarea>`. Each of several radio buttons or checkboxes has its own. */
  readonly inputProps: InputProps;
}

export interface FieldChoice extends Omit<ChoiceElements, "optionProps" | "inputProps"> {
  /** For an `<option>`. */
  readonly optionProps: { readonly value: string };
  /** For a radio button or a checkbox. */
  readonly inputProps: InputProps;
}

/** Contains the field's HTML attributes too. */
export interface InputProps extends Omit<HtmlInputProps, "onInput" | "onChange" | "onBlur"> {
  readonly onChange: (event: ChangeEvent<FormElement>) => void;
  readonly onBlur: (event?: FocusEvent<HTMLElement>) => void;
}

/** React's names that are not HTML's. */
const CAMEL_CASE =
  "autoCapitalize autoComplete autoCorrect autoFocus dirName enterKeyHint inputMode maxLength minLength noValidate " +
  "readOnly spellCheck tabIndex";
const NAMES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(CAMEL_CASE.split(" ").map((name) => [name.toLowerCase(), name])),
  class: "className",
  for: "htmlFor",
  onInput: "onChange",
};

/** The props of an element, under React's names. A select has the value, so its options are not `selected`. */
export function reactProps<Props extends object>(props: Props): Props {
  const kept = Object.entries(props).filter(([name]) => name !== "selected");
  return Object.fromEntries(kept.map(([name, value]) => [NAMES[name] ?? name, value])) as Props;
}
