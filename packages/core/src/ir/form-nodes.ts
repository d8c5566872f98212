import type { Origin } from "./types.ts";

/** A form of the backend. Three functions describe, validate and submit it. */
export interface FormNode {
  readonly name: string;
  readonly camelName: string;
  /** Name of the context function that returns the current fields. */
  readonly schema: string;
  /** Name of the call that validates `values` and changes nothing. */
  readonly validate: string;
  /** Name of the mutation that receives `values`, an object with a property for each field. */
  readonly submit: string;
  /** Whether `fields` is incomplete because parts are only known at run time, e.g. choices from a database. */
  readonly dynamic: boolean;
  /** Whether a page validates an edited field when the focus leaves it, unless it decides itself. */
  readonly validateOnBlur: boolean;
  /** In display order. */
  readonly fields: readonly FormFieldNode[];
  readonly description: string | null;
  readonly origin: Origin;
}

export interface FormFieldNode {
  /** Name of a property of the values. */
  readonly name: string;
  readonly label: string;
  /** Empty if there is no help text. */
  readonly help: string;
  readonly required: boolean;
  readonly disabled: boolean;
  readonly hidden: boolean;
  /** The backend's name of its widget, e.g. Django's `TextInput`. */
  readonly widget: string;
  /** The type of an HTML input (`text`, `email`, `file`), or `textarea`, `select`, `radio`, `checkboxes`. */
  readonly type: string;
  /** Whether the value is an array. */
  readonly multiple: boolean;
  /** Null without choices, and for choices that are only known at run time. */
  readonly choices: readonly FormChoice[] | null;
  /** Any JSON value; null without one. */
  readonly initial: unknown;
  /** HTML attributes: `maxlength`, `min`, `rows`, `placeholder`, `accept`, … */
  readonly attrs: Readonly<Record<string, string | number | boolean>>;
}

export interface FormChoice {
  readonly value: string | number | boolean | null;
  readonly label: string;
  /** The heading of its group. */
  readonly group: string | null;
}
