/** An input, a select or a textarea of a page, as far as a form reads it. */
export interface FormElement {
  readonly value: string;
  readonly valueAsNumber?: number;
  readonly checked?: boolean;
  readonly files?: ArrayLike<Blob> | null;
  readonly selectedOptions?: ArrayLike<{ readonly value: string }>;
}

/** An event of the page, or of a framework. */
export interface ElementEvent {
  readonly currentTarget: unknown;
  readonly relatedTarget?: unknown;
}

export interface FormEvent extends ElementEvent {
  preventDefault(): void;
}

/** The props of the elements that show a form: attributes under HTML's names, and handlers of events. */
export interface HtmlProps {
  readonly form: FormProps;
  readonly label: LabelProps;
  readonly input: InputProps;
  readonly option: OptionProps;
}

/** The same in a framework: other names of attributes and handlers. */
export type ElementProps = Readonly<Record<keyof HtmlProps, object>>;

/** Makes the props of a framework from those of HTML. */
export type AdaptProps<Props extends ElementProps> = <Name extends keyof HtmlProps>(
  props: HtmlProps[Name],
) => Props[Name];

export interface FormProps {
  /** The backend's messages are shown instead of the browser's. */
  readonly novalidate: true;
  /** Submits the form. If that fails, the first field with an error gets the focus. */
  readonly onSubmit: (event: FormEvent) => void;
  readonly onReset: (event: FormEvent) => void;
}

export interface LabelProps {
  readonly id: string;
  readonly for?: string;
}

export interface OptionProps {
  readonly value: string;
  readonly selected: boolean;
}

interface Described {
  readonly id: string;
  /** The elements that show `help` and `errors`, if there are any. */
  readonly "aria-describedby"?: string;
  readonly "aria-invalid"?: true;
}

export interface GroupProps extends Described {
  readonly "aria-labelledby": string;
  readonly role: "group" | "radiogroup";
}

/** Contains the field's HTML attributes too. */
export interface InputProps extends Described {
  readonly name: string;
  readonly required: boolean;
  readonly disabled: boolean;
  readonly type?: string;
  readonly multiple?: true;
  /** The property of the element, not only its attribute. An array for a select with `multiple`. */
  readonly value?: string | readonly string[];
  /** The property of the element, not only its attribute. */
  readonly checked?: boolean;
  /** Of an element into which the user types. */
  readonly onInput?: (event: ElementEvent) => void;
  /** Of an element with which the user chooses: a select, radio buttons, checkboxes, files. */
  readonly onChange?: (event: ElementEvent) => void;
  readonly onBlur: (event?: ElementEvent) => void;
  /** To be called with the element once it is on the page, and again when the props contain another function. */
  readonly ref?: (element: { value: string } | null) => void;
}
