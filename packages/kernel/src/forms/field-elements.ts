import type { AdaptProps, ElementEvent, ElementProps, GroupProps, HtmlProps } from "./element-props.ts";
import type { FormChoice, FormField } from "./types.ts";
import { inputText } from "./values.ts";

/** A field, and the props of the elements that show it. */
export interface FieldElements<Value = unknown, Props extends ElementProps = HtmlProps> extends Omit<
  FormField,
  "choices"
> {
  readonly id: string;
  readonly value: Value | undefined;
  readonly errors: readonly string[];
  /** Shown by several elements, one for each choice: radio buttons or checkboxes. */
  readonly isGroup: boolean;
  /** Empty for a field without choices, and until they are loaded. */
  readonly choices: readonly ChoiceElements<Props>[];
  /** For the `<label>` or, for radio buttons and checkboxes, the `<legend>`. */
  readonly labelProps: Props["label"];
  /** For the `<input>`, `<select>` or `<textarea>`. Each of several radio buttons or checkboxes has its own. */
  readonly inputProps: Props["input"];
  /** For the `<fieldset>` around radio buttons or checkboxes. */
  readonly groupProps: GroupProps;
  /** For the element that shows `help`. */
  readonly helpProps: { readonly id: string };
  /** For the element that shows `errors`. */
  readonly errorsProps: { readonly id: string };
}

export interface ChoiceElements<Props extends ElementProps = HtmlProps> extends FormChoice {
  readonly id: string;
  /** For an `<option>`. */
  readonly optionProps: Props["option"];
  /** For a radio button or a checkbox. */
  readonly inputProps: Props["input"];
}

/** HTML's names of the attributes that a backend may set. All others, such as event handlers, are left out. */
const ATTRIBUTES = new Set(
  (
    "accept autocapitalize autocomplete autocorrect autofocus capture class cols dir dirname enterkeyhint inputmode " +
    "lang list max maxlength min minlength pattern placeholder readonly rows size spellcheck step tabindex title wrap"
  ).split(" "),
);

const attributesOf = ({ attrs }: FormField): Record<string, string | number | boolean> =>
  Object.fromEntries(
    Object.entries(attrs)
      .map(([name, value]) => [name.toLowerCase(), value] as const)
      .filter(([name]) => ATTRIBUTES.has(name) || /^(aria|data)-[\w.-]+$/.test(name)),
  );

/** Whether a field is shown by several elements, one for each choice. */
export const isGroup = ({ type }: FormField): boolean => type === "radio" || type === "checkboxes";

/** A page cannot set the file of an input: it can only empty the input. */
const emptyInput = (element: { value: string } | null): void => {
  if (element) element.value = "";
};

/** What changes as the user edits the field. */
const editedProps = (
  { type, multiple }: FormField,
  { value, text }: ShownField,
  chosen: Iterable<string>,
): object => {
  if (type === "checkbox") return { checked: value === true };
  if (type !== "file") return { value: type === "select" && multiple ? [...chosen] : text };
  // The input is empty for no file and for a removed file.
  return !value || (value as Partial<readonly unknown[]>).length === 0 ? { ref: emptyInput } : {};
};

/** What the page shows of a field. */
export interface ShownField {
  readonly id: string;
  readonly value: unknown;
  /** The value as the text of its element. */
  readonly text: string;
  readonly errors: readonly string[];
  readonly onEdit: (event: ElementEvent) => void;
  readonly onBlur: (event?: ElementEvent) => void;
}

export const fieldElements = <Props extends ElementProps>(
  field: FormField,
  shown: ShownField,
  adapt: AdaptProps<Props>,
): FieldElements<unknown, Props> => {
  const { name, type, help, required, disabled, multiple } = field;
  const { id, value, errors, onEdit, onBlur } = shown;
  const labelId = `${id}-label`;
  const helpProps = { id: `${id}-help` };
  const errorsProps = { id: `${id}-errors` };
  const invalid = errors.length > 0 && ({ "aria-invalid": true } as const);
  const isRadio = type === "radio";
  const inGroup = isGroup(field);
  const attributes = attributesOf(field);
  const described = [attributes["aria-describedby"], help && helpProps.id, invalid && errorsProps.id]
    .filter(Boolean)
    .join(" ");
  const describedBy = described && { "aria-describedby": described };
  const shared = {
    ...attributes,
    name,
    required,
    disabled,
    // Programs that fill in forms often fire only one of the two events: the one that a page usually listens for.
    [/select|radio|check|file/.test(type) ? "onChange" : "onInput"]: onEdit,
    onBlur,
  };
  const chosen = new Set((value === undefined ? [] : [value].flat()).map(inputText));
  return {
    ...field,
    id,
    value,
    errors,
    isGroup: inGroup,
    choices: (field.choices ?? []).map((choice, index) => {
      const own = { id: `${id}-${index}`, value: inputText(choice.value) };
      const isChosen = chosen.has(own.value);
      return {
        ...choice,
        id: own.id,
        optionProps: adapt<"option">({ value: own.value, selected: isChosen }),
        inputProps: adapt<"input">({
          ...shared,
          ...(!isRadio && invalid),
          ...own,
          type: isRadio ? "radio" : "checkbox",
          // A single one of several checkboxes is never required.
          required: required && isRadio,
          checked: isChosen,
        }),
      };
    }),
    // A label is for one element. A group refers to its legend instead.
    labelProps: adapt<"label">({ id: labelId, ...(!inGroup && { for: id }) }),
    inputProps: adapt<"input">({
      ...shared,
      ...describedBy,
      ...invalid,
      id,
      ...(type !== "select" && type !== "textarea" && { type }),
      ...(multiple && { multiple }),
      ...editedProps(field, shown, chosen),
    }),
    groupProps: {
      ...describedBy,
      ...(isRadio && invalid),
      id,
      "aria-labelledby": labelId,
      role: isRadio ? "radiogroup" : "group",
    },
    helpProps,
    errorsProps,
  };
};
