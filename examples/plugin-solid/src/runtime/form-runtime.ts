import { type Accessor, createMemo, createUniqueId, untrack } from "solid-js";
import { canonicalQuery, type Kernel } from "@mizan/kernel";
import {
  type ChoiceElements,
  createFormElements,
  type FieldElements,
  type FormElements,
  type FormElementsOptions,
  type FormField,
  type FormStore,
  type InputProps as HtmlInputProps,
} from "@mizan/kernel/forms";
import { createState, reactive, useKernel } from "./runtime.ts";

export interface FormOptions<Values extends object, Result> extends Omit<
  FormElementsOptions<Result>,
  "formId"
> {
  /** Initial values that replace the backend's until another user signs in. Read when the form is created. */
  readonly initial?: Partial<Values> | undefined;
}

/** A form as a component sees it. Its properties are reactive, so they must not be destructured. */
export interface Form<Values extends object, Result> extends Omit<FormElements<Values, Result>, "fields"> {
  /** By name. A field that is missing in the description at run time is the one of the document, without a value. */
  readonly fields: { readonly [Name in keyof Values & string]-?: Field<Values[Name]> };
}

export interface Field<Value = unknown> extends Omit<FieldElements<Value>, "choices" | "inputProps"> {
  /** Empty for a field without choices, and until they are loaded. */
  readonly choices: readonly FieldChoice[];
  /** For the `<input>`, `<select>` or `<textarea>`. Each of several radio buttons or checkboxes has its own. */
  readonly inputProps: InputProps;
}

export interface FieldChoice extends Omit<ChoiceElements, "inputProps"> {
  /** For a radio button or a checkbox. */
  readonly inputProps: InputProps;
}

export interface InputProps extends Omit<HtmlInputProps, "value"> {
  readonly value?: string;
}

/** The options of a select are `selected`: Solid has no array as its value. */
function solidProps<Props extends object>(props: Props): Props {
  return Object.fromEntries(Object.entries(props).filter(([, value]) => !Array.isArray(value))) as Props;
}

/** @param known every field of the document, whether or not it is in the description at run time */
export function useForm<Values extends object, Result>(
  known: readonly FormField[],
  params: Accessor<object>,
  options: FormOptions<Values, Result>,
  create: (kernel: Kernel) => FormStore<Values, Result>,
): Form<Values, Result> {
  const kernel = useKernel();
  const formId = `${createUniqueId()}-`;
  const key = createMemo(() => canonicalQuery(params()));
  // Other parameters are another form, without the edits of this one.
  const form = createMemo(() => {
    key();
    const store = untrack(() => create(kernel));
    return { store, elementsOf: createFormElements(store, known, solidProps) };
  });
  const state = createState(() => form().store);
  const elements = createMemo(() => form().elementsOf(state(), { ...options, formId }));
  return reactive(elements, {}) as unknown as Form<Values, Result>;
}
