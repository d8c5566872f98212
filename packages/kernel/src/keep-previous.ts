import type { ContextEntry, ContextState } from "./types.ts";

/**
 * An entry that shows the data of `previous` until it has data of its own. For a layer whose parameters change. It holds
 * the previous entry rather than its data, so another user never sees that data.
 */
export const keepPrevious = <T>(entry: ContextEntry<T>, previous: ContextEntry<T>): ContextEntry<T> => {
  let own: ContextState<T> | undefined;
  let shown: ContextState<T>;
  const get = (): ContextState<T> => {
    const current = entry.get();
    const { data } = previous.get();
    if (current.data !== null || data === null) return current;
    if (own !== current || shown.data !== data) {
      own = current;
      const status = current.error ? "error" : "success";
      shown = { ...current, status, data, isPrevious: true } as ContextState<T>;
    }
    return shown;
  };
  return { ...entry, get };
};
