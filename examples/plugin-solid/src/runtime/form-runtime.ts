import { type Accessor, createMemo, createUniqueId, untrack } from "solid-js";
import { canonicalQuery, type Kernel } from "@mizan/kernel";
import {
  type ChoiceElements,
  createFormElements,
  type FieldElements,
  type FormElements,
  type FormField,
  type FormOptions,
  type FormStore,
  type HtmlProps,
} from "@mizan/kernel/forms";
import { createState, reactive, useKernel } from "./runtime.ts";

export type { FormOptions };

/** A form as a component sees it. Its properties are reactive, so they must not be destructured. */
export type Form<Values extends object, Result> = FormElements<Values, Result, SolidProps>;

export type Field<Value = unknown> = FieldElements<Value, SolidProps>;

export type FieldChoice = ChoiceElements<SolidProps>;

interface SolidProps extends HtmlProps {
  readonly input: InputProps;
}

interface InputProps extends Omit<HtmlProps["input"], "value"> {
  readonly value?: string;
}

/** The options of a select are `selected`: Solid has no array as its value. */
function solidProps<Name extends keyof HtmlProps>(props: HtmlProps[Name]): SolidProps[Name] {
  return Object.fromEntries(Object.entries(props).filter(([, value]) => !Array.isArray(value))) as never;
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
    return { store, elementsOf: createFormElements<Values, Result, SolidProps>(store, known, solidProps) };
  });
  const state = createState(() => form().store);
  const elements = createMemo(() => form().elementsOf(state(), formId, options));
  return reactive(elements, {});
}
