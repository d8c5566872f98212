"use client";

import { useId, useState, useSyncExternalStore } from "react";
import { canonicalQuery, type Kernel } from "@mizan/kernel";
import {
  createFormElements,
  type FormElements,
  type FormField,
  type FormOptions,
  type FormStore,
} from "@mizan/kernel/forms";
import { type Field, reactProps, type ReactProps } from "./form-field.ts";
import { useKernel } from "./runtime.tsx";

export type { FormOptions };

/** A form, as a component sees it. */
export type Form<Values extends object, Result> = FormElements<Values, Result, ReactProps> & AnyField;

interface AnyField {
  /** A field by any name, such as one that the backend adds at run time. Undefined if the form has none of this name. */
  readonly field: (name: string) => Field | undefined;
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
    return {
      kernel,
      key,
      store,
      elementsOf: createFormElements<Values, Result, ReactProps>(store, known, reactProps),
    };
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
  const elements = elementsOf(state, useId(), options);
  return {
    ...elements,
    field: (name) => Object.entries<Field>(elements.fields).find(([each]) => each === name)?.[1],
  };
}
