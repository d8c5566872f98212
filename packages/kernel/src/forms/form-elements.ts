import type { AdaptProps, ElementEvent, ElementProps, FormElement, HtmlProps } from "./element-props.ts";
import { fieldElements, isGroup, type FieldElements } from "./field-elements.ts";
import type { FieldName, FormField, FormState, FormStore } from "./types.ts";
import { inputText } from "./values.ts";

/** A form with the props of its elements, for a framework to put on them. */
export interface FormElements<Values extends object, Result, Props extends ElementProps = HtmlProps>
  extends
    Omit<FormState<Values, Result>, "fields">,
    Pick<FormStore<Values, Result>, "set" | "validate" | "submit" | "reset"> {
  readonly fields: FieldsByName<Values, Props>;
  /** Names of the fields to show, in the backend's order. */
  readonly order: readonly FieldName<Values>[];
  /** For the `<form>`. */
  readonly formProps: Props["form"];
}

/** What a component asks of its form. */
export interface FormOptions<Values extends object, Result> {
  /** Initial values that replace the backend's until another user signs in. Read when the form is created. */
  readonly initial?: Partial<Values> | undefined;
  /** Whether an edited field is validated on the server when the focus leaves it. Default: as the backend declares. */
  readonly validateOnBlur?: boolean | undefined;
  /** Called after a successful submission by the form itself (a button, the Enter key). */
  readonly onSuccess?: ((result: Result) => void) | undefined;
}

/** A field that is missing in the description at run time is the one of the document, without a value. */
type FieldsByName<Values extends object, Props extends ElementProps> = {
  readonly [Name in FieldName<Values>]-?: FieldElements<Values[Name], Props>;
};

/** Whether the focus moves to a button that submits the form of the element. */
const goesToSubmit = ({ currentTarget, relatedTarget }: ElementEvent): boolean => {
  const { form, ownerDocument } = currentTarget as HTMLInputElement;
  // Safari does not focus a button that is pressed: there it is only active.
  const next = [relatedTarget, ...ownerDocument.querySelectorAll(":active")] as (HTMLButtonElement | null)[];
  return next.some((each) => each?.form === form && /submit|image/.test(each.type));
};

const focusFirstError = (
  page: Document,
  formId: string,
  { fields, errors }: FormState<Record<string, unknown>, unknown>,
): void => {
  const field = fields.find(({ name }) => Object.hasOwn(errors, name));
  if (field) page.getElementById(formId + field.name + (isGroup(field) ? "-0" : ""))?.focus();
};

/**
 * Makes the elements of one form from its state, for every state that a framework shows.
 * @param known every field of the document, whether or not it is in the description at run time
 */
export const createFormElements = <Values extends object, Result, Props extends ElementProps = HtmlProps>(
  store: FormStore<Values, Result>,
  known: readonly FormField[],
  adapt: AdaptProps<Props>,
) => {
  const { set, validate, submit, reset } = store;
  /** What was typed into each element: "1.0" must not become "1" while the user types "1.05". */
  const typed = new Map<string, string>();

  /** @param formId the beginning of all ids of the form, unique on the page */
  return (
    state: FormState<Values, Result>,
    formId: string,
    { validateOnBlur = store.validateOnBlur, onSuccess }: FormOptions<Values, Result> = {},
  ): FormElements<Values, Result, Props> => {
    const { fields: described, ...rest } = state;
    const all = new Map([...known, ...described].map((field) => [field.name, field]));
    const elements = [...all.values()].map((field) => {
      const name = field.name as FieldName<Values>;
      const value: unknown = state.values[name];
      const text = typed.get(name);
      const shown = {
        id: formId + name,
        value,
        text: text && Number(text) === value ? text : inputText(value),
        errors: state.errors[name] ?? [],
        onEdit({ currentTarget }: ElementEvent) {
          const element = currentTarget as FormElement;
          typed.set(name, element.value);
          store.take(name, element);
        },
        onBlur(event?: ElementEvent) {
          if (validateOnBlur !== false && !(event && goesToSubmit(event))) store.leave(name);
        },
      };
      return [name, fieldElements(field, shown, adapt)];
    });
    return {
      ...rest,
      fields: Object.fromEntries(elements) as FormElements<Values, Result, Props>["fields"],
      order: described.filter(({ hidden }) => !hidden).map(({ name }) => name as FieldName<Values>),
      formProps: adapt<"form">({
        novalidate: true,
        onSubmit(event) {
          event.preventDefault();
          if (store.get().isPending) return;
          const { ownerDocument } = event.currentTarget as HTMLFormElement;
          void submit().then(onSuccess, () => {
            // Frameworks show the errors in a microtask that is already queued.
            queueMicrotask(() => focusFirstError(ownerDocument, formId, store.get()));
          });
        },
        onReset(event) {
          event.preventDefault();
          reset();
        },
      }),
      set,
      validate,
      submit,
      reset,
    };
  };
};
