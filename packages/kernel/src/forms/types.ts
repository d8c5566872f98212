import type { ValidationIssue } from "../error.ts";
import type { ContextEntry, Kernel, Store } from "../types.ts";
import type { FormElement } from "./element-props.ts";

/** A field as the backend describes it: in the document and, for a dynamic form, in the form's context. */
export interface FormField {
  /** The key of its value. */
  readonly name: string;
  readonly label: string;
  /** Empty when there is none. */
  readonly help: string;
  readonly required: boolean;
  /** Shown with its initial value, which cannot be changed. */
  readonly disabled: boolean;
  readonly hidden: boolean;
  /** The backend's name of the widget, e.g. `TextInput`. */
  readonly widget: string;
  /** An input's type as HTML knows it, or `textarea`, `select`, `radio` or `checkboxes`. */
  readonly type: string;
  /** The value is an array: several choices or several files. */
  readonly multiple: boolean;
  /** Null for a field without choices, and for choices that are known only at run time. */
  readonly choices: readonly FormChoice[] | null;
  /** A JSON value. For a file, the URL of the one that the server already has: it is shown, never sent. */
  readonly initial: unknown;
  /** HTML attributes as HTML spells them: `maxlength`, `autocomplete`, `rows`. */
  readonly attrs: Readonly<Record<string, string | number | boolean>>;
}

export interface FormChoice {
  readonly value: string | number | boolean | null;
  readonly label: string;
  /** The heading of its group, if choices are grouped. */
  readonly group: string | null;
}

export type FieldName<Values extends object> = keyof Values & string;

/** The parts of a form. `Values` are sent by a submission, `Data` is the data of the form's context. */
export interface FormSpec<Values extends object, Result, Data = never> {
  /** Its reset empties the form. */
  readonly kernel: Pick<Kernel, "untilReset">;
  /** The fields in the document, used until the entry has data. */
  readonly fields: readonly FormField[];
  /** The context of a dynamic form's description; null if `fields` is complete. */
  readonly entry: ContextEntry<Data> | null;
  /** The description within the entry's data. */
  readonly describe?: (data: Data) => readonly FormField[];
  /** Names of the fields whose values are JSON numbers: the input of a decimal looks the same but has a string. */
  readonly numbers?: readonly FieldName<Values>[];
  /** Whether an edited field is validated when the focus leaves it, unless a component decides. Default true. */
  readonly validateOnBlur?: boolean;
  /** Initial values that replace those of the description until another user signs in. */
  readonly initial?: Partial<Values> | undefined;
  /** Asks the server for the errors in the values so far. */
  readonly validate: (draft: Partial<Values>) => Promise<readonly ValidationIssue[]>;
  /** Rejects with a `MizanError` with the code `VALIDATION_FAILED` if values are invalid. */
  readonly submit: (values: Values) => Promise<Result>;
}

/** The state of a form. The same reference until something in it changes. */
export interface FormState<Values extends object, Result> {
  /** In the backend's order. */
  readonly fields: readonly FormField[];
  readonly values: Partial<Values>;
  /** Fields without errors have no key. */
  readonly errors: Readonly<Partial<Record<FieldName<Values>, readonly string[]>>>;
  /** Errors of the form as a whole, of hidden fields and of unknown fields. */
  readonly formErrors: readonly string[];
  /** Some value differs from its initial value. */
  readonly isDirty: boolean;
  /** The description is loading; only the fields in the document are shown. */
  readonly isLoading: boolean;
  /** A submission is in progress. */
  readonly isPending: boolean;
  /** The error of the latest submission, or of reading the description; never an error in a value. */
  readonly error: Error | null;
  /** The latest answered submission has succeeded, and `result` is its result. */
  readonly isSubmitted: boolean;
  /** The result of the latest submission, which may be null; null before the first and after an error. */
  readonly result: Result | null;
}

/** The store of a form. The first subscriber of a dynamic form loads its description. */
export interface FormStore<Values extends object, Result> extends Required<Store<FormState<Values, Result>>> {
  /** Of the form; undefined is true. A component may decide otherwise. */
  readonly validateOnBlur: boolean | undefined;
  /** Changes a value and removes the errors of the previous one. */
  readonly set: <Name extends FieldName<Values>>(name: Name, value: Required<Values>[Name]) => void;
  /**
   * The same with the value of an element of the page: a string, number, choice, boolean or files, as the field needs.
   */
  take(name: FieldName<Values>, element: FormElement): void;
  /**
   * Validates these fields, or the whole form, on the server and shows their errors; sends the files of these fields
   * only. Resolves with whether there are no errors. A rejection may be ignored.
   */
  readonly validate: (names?: readonly FieldName<Values>[]) => Promise<boolean>;
  /** Call it when the focus leaves a field: validates the field if it was edited, unless that would send files. */
  leave(name: FieldName<Values>): void;
  /**
   * Sends the values. During a submission, returns its promise instead of sending again. A rejection is also shown in
   * `error` or in the fields' errors, and may be ignored.
   */
  readonly submit: () => Promise<Result>;
  /** Restores the initial values; the outcome of a pending submission is not shown. */
  readonly reset: () => void;
}
