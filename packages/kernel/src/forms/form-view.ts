import type { ContextState } from "../types.ts";
import { own } from "../json.ts";
import type { Place } from "./issues.ts";
import type { FormField, FormSpec, FormState } from "./types.ts";
import { beginningOf } from "./values.ts";

/** What the user has done with the form so far. */
export interface Draft<Result> {
  /** Values that differ from the initial ones. */
  readonly edits: Map<string, unknown>;
  /** Names of the fields that were edited since their last validation. */
  readonly unchecked: Set<Place>;
  readonly errors: Map<Place, readonly string[]>;
  /** The pending submission. */
  pending: Promise<Result> | null;
  error: Error | null;
  isSubmitted: boolean;
  result: Result | null;
}

export const untouched = <Result>(): Draft<Result> => ({
  edits: new Map(),
  unchecked: new Set(),
  errors: new Map(),
  pending: null,
  error: null,
  isSubmitted: false,
  result: null,
});

/** Without a prototype: a field may be called `constructor`, and a missing key must not be found. */
const byName = <Value>(entries: readonly (readonly [Place, Value])[]): Record<string, Value> => ({
  __proto__: null as never,
  ...(Object.fromEntries(entries) as Record<string, Value>),
});

/** Makes the state of a form from the server's data and the user's draft. */
export interface FormView<Values extends object, Result, Data> {
  fields(read: ContextState<Data> | null): readonly FormField[];
  beginning(field: FormField): unknown;
  state(read: ContextState<Data> | null, draft: Draft<Result>): FormState<Values, Result>;
}

export const createFormView = <Values extends object, Result, Data>({
  fields: known,
  describe,
  numbers = [],
  initial = {},
}: FormSpec<Values, Result, Data>): FormView<Values, Result, Data> => {
  const view: FormView<Values, Result, Data> = {
    fields: (read) => (read?.data && describe ? describe(read.data) : known),

    beginning(field) {
      const given = own(initial, field.name);
      return given === undefined
        ? beginningOf(field, (numbers as readonly string[]).includes(field.name))
        : given;
    },

    state(read, { edits, errors, pending, error, isSubmitted, result }) {
      const fields = view.fields(read);
      /** The state of a description that has not arrived yet. */
      const missing = read?.data === null ? read : null;
      const fieldErrors = [...errors].filter(([place]) => place !== null);
      return {
        fields,
        values: byName(
          fields.map((field) => [
            field.name,
            edits.has(field.name) ? edits.get(field.name) : view.beginning(field),
          ]),
        ) as Partial<Values>,
        errors: byName(fieldErrors) as FormState<Values, Result>["errors"],
        formErrors: errors.get(null) ?? [],
        isDirty: edits.size > 0,
        isLoading: missing?.status === "pending",
        isPending: pending !== null,
        error: error ?? missing?.error ?? null,
        isSubmitted,
        result,
      };
    },
  };
  return view;
};
