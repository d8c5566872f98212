import type { ValidationIssue } from "../error.ts";
import type { ContextEntry, Kernel } from "../types.ts";

/** A field as the backend describes it: in the document and, for a dynamic form, in the form's context. */
export interface FormField {
  /** The key of its value. */
  readonly name: string;
  readonly label: string;
  /** Empty when there is none. */
  readonly help: string;
  readonly required: boolean;
  /** Shown with its initial value, which nobody can change. */
  readonly disabled: boolean;
  readonly hidden: boolean;
  /** The backend's name of the widget, e.g. `TextInput`. */
  readonly widget: string;
  /** An input's type as HTML knows it, or `textarea`, `select`, `radio` or `checkboxes`. */
  readonly type: string;
  /** The value is an array: several choices or several files. */
  readonly multiple: boolean;
  /** Null for a field without choices, and for choices that the document cannot know. */
  readonly choices: readonly FormChoice[] | null;
  /** A JSON value. For a file, the address of the one that the server has already: it is shown, never sent. */
  readonly initial: unknown;
  /** HTML attributes as HTML spells them: `maxlength`, `autocomplete`, `rows`. */
  readonly attrs: Readonly<Record<string, string | number | boolean>>;
}

export interface FormChoice {
  readonly value: string | number | boolean | null;
  readonly label: string;
  /** The heading that it stands under, where choices are grouped. */
  readonly group: string | null;
}

export type FieldName<Values extends object> = keyof Values & string;

/** What a form is made of. `Values` are those that a submission sends, `Data` is what the form's context holds. */
export interface FormSpec<Values extends object, Result, Data = never> {
  /** Whose reset empties the form. */
  readonly kernel: Pick<Kernel, "untilReset">;
  /** The document's description, shown until the entry has one. */
  readonly fields: readonly FormField[];
  /** Where a dynamic form's description is read from; null where `fields` tells everything. */
  readonly entry: ContextEntry<Data> | null;
  /** The description within the entry's data. */
  readonly describe?: (data: Data) => readonly FormField[];
  /** Names of the fields whose values are JSON numbers: the input of a decimal looks the same and gives text. */
  readonly numbers?: readonly FieldName<Values>[];
  /** Values to begin with, instead of the description's, until another user signs in. */
  readonly initial?: Partial<Values> | undefined;
  /** Asks the server what is wrong with the values so far. */
  readonly validate: (draft: Partial<Values>) => Promise<readonly ValidationIssue[]>;
  /** Rejects with a `MizanError` with the code `VALIDATION_FAILED` when something is wrong. */
  readonly submit: (values: Values) => Promise<Result>;
}

/** What a form shows. The same reference until something in it changes. */
export interface FormState<Values extends object, Result> {
  /** In the order in which the backend has them. */
  readonly fields: readonly FormField[];
  readonly values: Partial<Values>;
  /** Fields without errors have no key. */
  readonly errors: Readonly<Partial<Record<FieldName<Values>, readonly string[]>>>;
  /** What is wrong with the form as a whole, with a hidden field or with one that it does not know. */
  readonly formErrors: readonly string[];
  /** Some value differs from the one that the form began with. */
  readonly isDirty: boolean;
  /** The description is under way, and only what the document knows is shown. */
  readonly isLoading: boolean;
  /** A submission is under way. */
  readonly isPending: boolean;
  /** Why the latest submission, or the reading of the description, failed; never what is wrong with a value. */
  readonly error: Error | null;
  /** The latest submission that was answered has succeeded, so that `result` is what it gave. */
  readonly isSubmitted: boolean;
  /** What the latest submission gave, which may be null; null before the first and after a failure. */
  readonly result: Result | null;
}

/** An input, a select or a textarea of a page, as far as a form reads it. */
export interface FormElement {
  readonly value: string;
  readonly valueAsNumber?: number;
  readonly checked?: boolean;
  readonly files?: ArrayLike<Blob> | null;
  readonly selectedOptions?: ArrayLike<{ readonly value: string }>;
}

/** A form, for a framework to subscribe to. */
export interface FormStore<Values extends object, Result> {
  get(): FormState<Values, Result>;
  /** What server-rendered HTML showed. */
  getServer(): FormState<Values, Result>;
  /** The first subscriber of a dynamic form has its description read. */
  subscribe(listener: () => void): () => void;
  /** Changes a value and takes away what was wrong with the one before. */
  set<Name extends FieldName<Values>>(name: Name, value: Required<Values>[Name]): void;
  /** The same with what an element of the page holds: text, a number, a choice, a tick or files, as the field wants. */
  take(name: FieldName<Values>, element: FormElement): void;
  /**
   * Asks the server about these fields, or about the whole form, and shows what is wrong with them; sends the files of
   * these fields only. Resolves with whether nothing is wrong. A rejection may be ignored.
   */
  validate(names?: readonly FieldName<Values>[]): Promise<boolean>;
  /** Tells that the field was left: asks about it if it has changed since, unless that would send files. */
  leave(name: FieldName<Values>): void;
  /**
   * Sends the values. While a submission is under way it is not sent again: its promise is given once more. Rejects
   * with what `error` or the fields' errors then show, and may be ignored.
   */
  submit(): Promise<Result>;
  /** Back to the values that the form began with; nothing of a submission under way will show. */
  reset(): void;
}
