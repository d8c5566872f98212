"use client";

import type { ChangeEvent, FocusEvent, SyntheticEvent } from "react";
import type { ChoiceElements, FieldElements, FormElement, HtmlProps } from "@mizan/kernel/forms";

export type Field<Value = unknown> = FieldElements<Value, ReactProps>;

export type FieldChoice = ChoiceElements<ReactProps>;

/** The props of a form's elements, under React's names. */
export interface ReactProps {
  readonly form: {
    readonly noValidate: true;
    readonly onSubmit: (event: SyntheticEvent<HTMLFormElement>) => void;
    readonly onReset: (event: SyntheticEvent<HTMLFormElement>) => void;
  };
  readonly label: { readonly id: string; readonly htmlFor?: string };
  readonly input: InputProps;
  readonly option: { readonly value: string };
}

/** Contains the field's HTML attributes too. */
interface InputProps extends Omit<HtmlProps["input"], "onInput" | "onChange" | "onBlur"> {
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

/** A select has the value, so its options are not `selected`. */
export function reactProps<Name extends keyof HtmlProps>(props: HtmlProps[Name]): ReactProps[Name] {
  const kept = Object.entries(props).filter(([name]) => name !== "selected");
  return Object.fromEntries(kept.map(([name, value]) => [NAMES[name] ?? name, value])) as never;
}
