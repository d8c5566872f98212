"use client";

import { useId, useState, useSyncExternalStore, type SyntheticEvent } from "react";
import { canonicalQuery, type Kernel } from "@mizan/kernel";
import type { FormField, FormState, FormStore } from "@mizan/kernel/forms";
import { fieldOf, type Field } from "./form-field.ts";
import { useKernel } from "./runtime.tsx";

export interface FormOptions<Values extends object, Result> {
  /** Initial values that replace the backend's until another user signs in. Read when the form is created. */
  readonly initial?: Partial<Values>;
  /** Whether an edited field is validated on the server when the focus leaves it. Default true. */
  readonly validateOnBlur?: boolean;
  /** Called after a successful submission by the form itself (a button, the Enter key). */
  readonly onSuccess?: (result: Result) => void;
}

/** A form, as a component sees it. */
export interface Form<Values extends object, Result>
  extends
    Omit<FormState<Values, Result>, "fields">,
    Pick<FormStore<Values, Result>, "set" | "validate" | "submit" | "reset"> {
  readonly fields: Fields<Values>;
  /** Names of the fields to show, in the backend's order. */
  readonly order: readonly (keyof Values & string)[];
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
  { validateOnBlur = true, onSuccess }: FormOptions<Values, Result>,
  create: (kernel: Kernel) => FormStore<Values, Result>,
): Form<Values, Result> {
  const kernel = useKernel();
  const key = canonicalQuery(params);
  const make = (): { kernel: Kernel; key: string; store: FormStore<Values, Result> } => ({
    kernel,
    key,
    store: create(kernel),
  });
  const [held, hold] = useState(make);
  let shown = held;
  // Other parameters are another form, without the edits of this one.
  if (held.kernel !== kernel || held.key !== key) hold((shown = make()));
  const { store } = shown;
  const state = useSyncExternalStore(store.subscribe, store.get, store.getServer);
  const formId = useId();
  const { fields: described, ...rest } = state;
  const all = new Map([...known, ...described].map((field) => [field.name, field]));
  const fields = [...all.values()].map((field) => {
    return [field.name, fieldOf(field, { store, state, formId, validateOnBlur })] as const;
  });
  return {
    ...rest,
    fields: Object.fromEntries(fields) as unknown as Fields<Values>,
    order: described.filter(({ hidden }) => !hidden).map(({ name }) => name as keyof Values & string),
    formProps: {
      noValidate: true,
      onSubmit(event) {
        event.preventDefault();
        if (store.get().isPending) return;
        const page = event.currentTarget.ownerDocument;
        void store.submit().then(onSuccess, () => {
          // React shows the errors in a microtask that is already queued.
          queueMicrotask(() => focusFirstError(page, formId, store.get()));
        });
      },
      onReset(event) {
        event.preventDefault();
        store.reset();
      },
    },
    set: store.set,
    validate: store.validate,
    submit: store.submit,
    reset: store.reset,
  };
}

function focusFirstError(
  page: Document,
  formId: string,
  { fields, errors }: FormState<Record<string, unknown>, unknown>,
): void {
  const field = fields.find(({ name }) => Object.hasOwn(errors, name));
  if (field === undefined) return;
  const isGroup = field.type === "radio" || field.type === "checkboxes";
  page.getElementById(`${formId}${field.name}${isGroup ? "-0" : ""}`)?.focus();
}
