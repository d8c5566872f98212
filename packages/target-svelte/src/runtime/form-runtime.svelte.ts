import { untrack } from "svelte";
import { createAttachmentKey } from "svelte/attachments";
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
import { current, type MaybeGetter, type Reactive, reactive, stateOf, useMizan } from "./runtime.svelte.ts";

export type { FormOptions };

/** The parameters of a form, or a function that returns the current ones. */
export type FormParams<Params> = MaybeGetter<Params>;

/** A form as a component sees it. Its properties are reactive, so they must not be destructured. */
export type Form<Values extends object, Result> = FormElements<Values, Result, SvelteProps> &
  AnyField &
  Reactive;

interface AnyField {
  /** A field by any name, such as one that the backend adds at run time. Undefined if the form has none of this name. */
  readonly field: (name: string) => Field | undefined;
}

export type Field<Value = unknown> = FieldElements<Value, SvelteProps>;

export type FieldChoice = ChoiceElements<SvelteProps>;

/** Of the elements of a form, to be spread: `<input {...form.fields.email.inputProps} />`. */
export interface SvelteProps {
  readonly form: Adapted<HtmlProps["form"]>;
  readonly label: HtmlProps["label"];
  readonly input: InputProps;
  /** A select has the value, so its options are not `selected`. */
  readonly option: Omit<HtmlProps["option"], "selected">;
}

/** Contains the field's HTML attributes too, and an attachment that empties a file input. */
interface InputProps extends Omit<Adapted<HtmlProps["input"]>, "value"> {
  readonly value?: string | string[];
}

/** Svelte has lower-case names for event handlers. */
type Adapted<Props> = {
  readonly [Name in keyof Props as Name extends "ref" ? never : Lowercase<Name & string>]: Props[Name];
};

const ATTACHMENT = createAttachmentKey();
const keepFile = (): void => undefined;

function svelteProps<Name extends keyof HtmlProps>(props: HtmlProps[Name]): SvelteProps[Name] {
  const { type, ref } = props as Partial<HtmlProps["input"]>;
  const kept = Object.entries(props).filter(([name]) => name !== "ref" && name !== "selected");
  const attributes = Object.fromEntries(kept.map(([name, value]) => [name.toLowerCase(), value]));
  // Svelte does not attach a function again that was left out in between, so there is always one.
  return (type === "file" ? { ...attributes, [ATTACHMENT]: ref ?? keepFile } : attributes) as never;
}

/** @param known every field of the document, whether or not it is in the description at run time */
export function useForm<Values extends object, Result, Params extends object | undefined>(
  known: readonly FormField[],
  params: FormParams<Params>,
  options: FormOptions<Values, Result>,
  create: (kernel: Kernel, params: Params) => FormStore<Values, Result>,
): Form<Values, Result> {
  const { kernel } = useMizan();
  const formId = nextFormId(kernel);
  const make = (key: string, given: Params) => {
    const store = untrack(() => create(kernel, given));
    const elementsOf = createFormElements<Values, Result, SvelteProps>(store, known, svelteProps);
    return { key, store, elementsOf };
  };
  let held: ReturnType<typeof make> | undefined;
  // Other parameters are another form, without the edits of this one.
  const form = $derived.by(() => {
    const given = current(params);
    const key = canonicalQuery(given ?? {});
    held = held?.key === key ? held : make(key, given);
    return held;
  });
  const state = stateOf(() => form.store);
  const shown = reactive(() => form.elementsOf(state(), formId, options), {});
  return Object.assign(shown, {
    field: (name: string) => Object.entries<Field>(shown.fields).find(([each]) => each === name)?.[1],
  });
}

/** The number of forms so far: of a page or, on a server, of one request. */
const counts = new WeakMap<object, number>();

/** Components are initialised in the same order on a server and in the browser, so their forms get the same ids. */
function nextFormId(kernel: Kernel): string {
  const owner = typeof document === "undefined" ? kernel : document;
  const count = (counts.get(owner) ?? 0) + 1;
  counts.set(owner, count);
  return `form${String(count)}-`;
}
