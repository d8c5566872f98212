"use client";

import { useId, useState, useSyncExternalStore, type SyntheticEvent } from "react";
import { canonicalQuery, type Kernel } from "@mizan/kernel";
import {
  createFormElements,
  type FormElements,
  type FormElementsOptions,
  type FormField,
  type FormStore,
} from "@mizan/kernel/forms";
import { reactProps, type Field } from "./form-field.ts";
import { useKernel } from "./runtime.tsx";

export interface FormOptions<Values extends object, Result> extends Omit<
  FormElementsOptions<Result>,
  "formId"
> {
  /** Initial values that replace the backend's until another user signs in. Read when the form is created. */
  readonly initial?: Partial<Values> | undefined;
}

/** A form, as a component sees it. */
export interface Form<Values extends object, Result> extends Omit<
  FormElements<Values, Result>,
  "fields" | "formProps"
> {
  readonly fields: Fields<Values>;
  /** For the `<form>`. */
  readonly formProps: FormProps;
}

/** By name. A field that is missing in the description at run time is the one of the document, without a value. */
export type Fields<Values extends object> = {
  readonly [Name in keyof Values & string]-?: Field<Values[Name]>;
};

export interface FormProps {
  /** The backend's messages are shown instead of the browser's. */
  readonly noValidate: true;
  /** Submits the form. If that fails, the first field with an error gets the focus. */
  readonly onSubmit: (event: SyntheticEvent<HTMLFormElement>) => void;
  readonly onReset: (event: SyntheticEvent<HTMLFormElement>) => void;
}

/** @param known every field of the document, whether or not it is in the description at run time */
export function useForm<Values extends object, Result>(
  known: readonly FormField[],
  params: object,
  options: FormOptions<Values, Result>,
  create: (kernel: Kernel) => FormStore<Values, Result>,
): Form<Values, Result> {
  const kernel = useKernel();
  const key = canonicalQuery(params);
  const make = () => {
    const store = create(kernel);
    return { kernel, key, store, elementsOf: createFormElements(store, known, reactProps) };
  };
  const [held, hold] = useState(make);
  let shown = held;
  // Other parameters are another form, without the edits of this one.
  if (held.kernel !== kernel || held.key !== key) {
    shown = make();
    hold(shown);
  }
  const { store, elementsOf } = shown;
  const state = useSyncExternalStore(store.subscribe, store.get, store.getServer);
  return elementsOf(state, { ...options, formId: useId() }) as unknown as Form<Values, Result>;
}
