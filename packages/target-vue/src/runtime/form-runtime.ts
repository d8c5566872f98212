import { computed, type MaybeRefOrGetter, shallowRef, toValue, useId, type VNodeRef, watch } from "vue";
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
import { type Refs, toRefsOf, useKernel, useStore } from "./runtime.ts";

export type { FormOptions };

/** The parameters of a form. */
export type FormParams<Params> = MaybeRefOrGetter<Params>;

type Actions = "set" | "validate" | "submit" | "reset";

/** A form as a component sees it. Its refs may be destructured. */
export type Form<Values extends object, Result> = Refs<
  Omit<FormElements<Values, Result, VueProps>, Actions>
> &
  Pick<FormElements<Values, Result, VueProps>, Actions> & {
    /** A field by any name, such as one that the backend adds at run time. Undefined if the form has none of this name. */
    readonly field: (name: string) => Field | undefined;
  };

export type Field<Value = unknown> = FieldElements<Value, VueProps>;

export type FieldChoice = ChoiceElements<VueProps>;

/** The props of a form's elements, for `v-bind`. */
interface VueProps extends Omit<HtmlProps, "input"> {
  readonly input: InputProps;
}

/** Contains the field's HTML attributes too. */
interface InputProps extends Omit<HtmlProps["input"], "value" | "ref"> {
  readonly value?: string;
  readonly ref?: VNodeRef;
}

/** The options of a select are `selected`: Vue has no array as its value. */
function vueProps<Name extends keyof HtmlProps>(props: HtmlProps[Name]): VueProps[Name] {
  return Object.fromEntries(Object.entries(props).filter(([, value]) => !Array.isArray(value))) as never;
}

/** @param known every field of the document, whether or not it is in the description at run time */
export function useForm<Values extends object, Result, Params extends object | undefined>(
  known: readonly FormField[],
  params: FormParams<Params>,
  options: FormOptions<Values, Result>,
  create: (kernel: Kernel, params: Params) => FormStore<Values, Result>,
): Form<Values, Result> {
  const kernel = useKernel();
  const formId = `${useId()}-`;
  const make = () => {
    const store = create(kernel, toValue(params));
    return { store, elementsOf: createFormElements<Values, Result, VueProps>(store, known, vueProps) };
  };
  // Other parameters are another form, without the edits of this one.
  const form = shallowRef(make());
  watch(
    () => canonicalQuery(toValue(params) ?? {}),
    () => (form.value = make()),
    { flush: "sync" },
  );
  const state = useStore(() => form.value.store);
  const elements = computed(() => form.value.elementsOf(state.value, formId, options));
  return {
    ...toRefsOf(elements),
    set: (...args) => {
      form.value.store.set(...args);
    },
    validate: (...args) => form.value.store.validate(...args),
    submit: () => form.value.store.submit(),
    reset: () => {
      form.value.store.reset();
    },
    field: (name) => Object.entries<Field>(elements.value.fields).find(([each]) => each === name)?.[1],
  };
}
