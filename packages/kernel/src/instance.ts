import type { InstanceOptions } from "./config.ts";
import { IDLE_ENTRY } from "./idle.ts";
import type { ContextEntry, ContextState } from "./types.ts";

/** The parameters of a context that has none: `{}`. The optional property makes TypeScript reject any other. */
export interface NoParams {
  readonly ""?: never;
}

/** How one component reads a context. */
export interface ContextOptions extends InstanceOptions {
  /**
   * Whether the previous data is shown, with `isPrevious: true`, until there is data for changed parameters. Default
   * false.
   */
  readonly keepPrevious?: boolean | undefined;
}

/** A context instance for one component: its subscriptions have the component's options. */
export interface Instance<T> extends ContextEntry<T> {
  /** The same without options. */
  readonly entry: ContextEntry<T>;
  /** The latest one before it that had data. */
  readonly previous: ContextEntry<T> | undefined;
  /** Equal options have equal keys. */
  readonly optionsKey: string;
}

/**
 * The instance that a component reads with its current parameters and options. It is `held`, the result for the
 * component's previous ones, until the entry or an option changes.
 * @param entry null without parameters: the instance is idle
 */
export const nextInstance = <T>(
  held: Instance<T> | undefined,
  entry: ContextEntry<T> | null,
  options: ContextOptions = {},
): Instance<T> => {
  const optionsKey = Object.entries(options).join();
  entry ??= IDLE_ENTRY;
  if (held?.entry === entry && held.optionsKey === optionsKey) return held;
  const previous = held && (held.entry.get().data === null ? held.previous : held.entry);
  return {
    ...entry,
    entry,
    previous,
    optionsKey,
    get: options.keepPrevious && previous ? keepPrevious(entry, previous) : entry.get,
    subscribe: (listener) => entry.subscribe(listener, options),
  };
};

/**
 * The state of an entry, with the data of `previous` until it has data of its own. Reads the previous entry rather than
 * a copy of its data, so another user never sees that data.
 */
const keepPrevious = <T>({ get }: ContextEntry<T>, previous: ContextEntry<T>): (() => ContextState<T>) => {
  let own: ContextState<T> | undefined;
  let shown: ContextState<T>;
  return () => {
    const current = get();
    const { data } = previous.get();
    if (current.data !== null || current.status === "idle" || data === null) return current;
    if (own !== current || shown.data !== data) {
      own = current;
      const status = current.error ? "error" : "success";
      shown = { ...current, status, data, isPrevious: true } as ContextState<T>;
    }
    return shown;
  };
};
