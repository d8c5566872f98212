import type { MizanError, ValidationIssue } from "../error.ts";
import { createFormView, untouched } from "./form-view.ts";
import { createLatestWord, type Place, sortIssues } from "./issues.ts";
import type { FieldName, FormField, FormSpec, FormStore } from "./types.ts";
import { elementValue, isSame, stillChoosable } from "./values.ts";

/** A form without a framework: its values, their errors and the result of the submission. */
export const createForm = <Values extends object, Result, Data = never>(
  spec: FormSpec<Values, Result, Data>,
): FormStore<Values, Result> => {
  const { kernel, entry, numbers = [] } = spec;
  let view = createFormView(spec);
  const latestWord = createLatestWord<Place>();
  const listeners = new Set<() => void>();
  let epoch = kernel.untilReset();
  let read = entry?.get() ?? null;
  let draft = untouched<Result>();
  let state = view.state(read, draft);
  /** Undefined until a server's snapshot is asked for. */
  let serverRead: typeof read | undefined;
  let serverState!: typeof state;
  /** The submission whose outcome may be shown. */
  let latest: Promise<Result> | null = null;
  let leaveEntry: (() => void) | undefined;

  /** The state that listeners were notified of. */
  let notified = state;
  const notify = (): void => {
    if (state === notified) return;
    notified = state;
    listeners.forEach((listener) => listener());
  };

  const publish = (): void => {
    state = view.state(read, draft);
    notify();
  };

  const forget = (): void => {
    draft = untouched();
    latestWord.forget();
  };

  /** Keeps the edit of a field, if there is one, after a new description arrived. */
  const keep = (field: FormField): void => {
    const edit = stillChoosable(field, draft.edits.get(field.name));
    // A submitted value comes back as the new initial value, and is no edit any more.
    if (edit === undefined || isSame(edit, view.beginning(field))) draft.edits.delete(field.name);
    else draft.edits.set(field.name, edit);
  };

  /** Applies changes in the kernel, which are not notified while there is no subscriber. */
  const refresh = (): void => {
    const now = entry?.get() ?? null;
    // A read in progress is not shown.
    if (!epoch.aborted && now?.data === read?.data && now?.error === read?.error) return;
    if (epoch.aborted) {
      // Another user is signed in: data of the previous one, including `initial`, must not be shown or sent.
      forget();
      view = createFormView({ ...spec, initial: {} });
      serverRead = undefined;
    }
    epoch = kernel.untilReset();
    read = now;
    // Until the description arrives, edits are kept unchanged.
    if (read?.data !== null) view.fields(read).forEach(keep);
    state = view.state(read, draft);
  };

  const onKernelChange = (): void => {
    refresh();
    notify();
  };

  const onReset = (): void => {
    if (listeners.size === 0) return;
    onKernelChange();
    epoch.addEventListener("abort", onReset, { once: true });
  };

  const fieldOf = (name: string): FormField | undefined => state.fields.find((field) => field.name === name);

  const change = (name: FieldName<Values>, value: unknown): void => {
    const field = fieldOf(name);
    if (field && isSame(value, view.beginning(field))) draft.edits.delete(name);
    else draft.edits.set(name, value);
    draft.errors.delete(name);
    draft.unchecked.add(name);
    // A pending response is about the previous value.
    latestWord.ask([name]);
    publish();
  };

  /** Shows the issues of these places, except where newer ones are known. Returns whether there are none. */
  const show = (
    issues: readonly ValidationIssue[],
    places: readonly Place[],
    isLatest: (place: Place) => boolean,
  ): boolean => {
    const sorted = sortIssues(issues, state.fields);
    for (const place of places.filter(isLatest)) {
      const messages = sorted.get(place);
      if (messages) draft.errors.set(place, messages);
      else draft.errors.delete(place);
    }
    publish();
    return !places.some((place) => sorted.has(place));
  };

  /** The returned function tells whether this question is still the latest about a place. */
  const asking = (places: readonly Place[]): ((place: Place) => boolean) => {
    for (const place of places) draft.unchecked.delete(place);
    return latestWord.ask(places);
  };

  const everyPlace = (): Place[] => [...state.fields.map(({ name }) => name), null];

  const valuesOf = (fields: readonly FormField[]): Partial<Values> => {
    const sent = fields.filter(({ disabled }) => !disabled);
    const values = sent.map(({ name }) => [name, state.values[name as FieldName<Values>]]);
    return Object.fromEntries(values) as Partial<Values>;
  };

  const check = async (places: readonly Place[]): Promise<boolean> => {
    const isLatest = asking(places);
    // A file is sent only to validate its own field.
    const fields = state.fields.filter(({ name, type }) => type !== "file" || places.includes(name));
    return show(await spec.validate(valuesOf(fields)), places, isLatest);
  };

  const send = (): Promise<Result> => {
    const places = everyPlace();
    const isLatest = asking(places);
    const asked = epoch;
    const values = valuesOf(state.fields) as Values;
    const own = (async () => spec.submit(values))();
    latest = draft.pending = own;
    draft.error = null;
    publish();
    const settle = (issues: readonly ValidationIssue[] | null, outcome: Partial<typeof draft>): void => {
      if (latest !== own) return;
      Object.assign(draft, { pending: null, error: null, isSubmitted: false, result: null }, outcome);
      if (issues) show(issues, places, isLatest);
      else publish();
    };
    own.then(
      (result) => settle([], { isSubmitted: true, result }),
      (error: unknown) => {
        const { issues } = error as Partial<MizanError>;
        // After a reset, the values of these issues are gone.
        if (issues?.length && !asked.aborted) settle(issues, {});
        else settle(null, { error: error as Error });
      },
    );
    return own;
  };

  const validate: FormStore<Values, Result>["validate"] = (names) => {
    refresh();
    const checked = check(names ?? everyPlace());
    // Callers that only show the errors ignore the promise.
    checked.catch(() => {});
    return checked;
  };

  return {
    get() {
      refresh();
      return state;
    },

    getServer() {
      const now = entry?.getServer() ?? null;
      if (now !== serverRead) {
        serverRead = now;
        serverState = view.state(now, untouched());
      }
      return serverState;
    },

    subscribe(listener) {
      const own = (): void => listener();
      listeners.add(own);
      if (listeners.size === 1) {
        refresh();
        epoch.addEventListener("abort", onReset, { once: true });
        leaveEntry = entry?.subscribe(onKernelChange);
        refresh();
      }
      return () => {
        if (!listeners.delete(own) || listeners.size > 0) return;
        epoch.removeEventListener("abort", onReset);
        leaveEntry?.();
      };
    },

    validateOnBlur: spec.validateOnBlur,

    set: change,

    take(name, element) {
      const field = fieldOf(name);
      if (field) change(name, elementValue(field, element, state.values[name], numbers.includes(name)));
    },

    validate,

    leave(name) {
      if (draft.unchecked.has(name) && fieldOf(name)?.type !== "file") void validate([name]);
    },

    submit() {
      refresh();
      return draft.pending ?? send();
    },

    reset() {
      forget();
      latest = null;
      publish();
    },
  };
};
