/** An optimistic update: a function applied to the server's latest data, never a snapshot. */
interface Override {
  readonly update: (data: unknown) => unknown;
  leaving?: boolean;
}

export interface Overrides {
  apply(data: unknown): unknown;
  /** `untilRead` keeps the override until the next data arrives, so that older data does not flash up. */
  add(update: Override["update"]): (untilRead?: boolean) => void;
  /** No more data is coming: overrides that waited for it are removed. */
  settle(): void;
  clear(): void;
}

/** @param publish called after each change */
export const createOverrides = (publish: () => void): Overrides => {
  const overrides = new Set<Override>();
  return {
    apply: (data) => [...overrides].reduce((applied, { update }) => update(applied), data),
    add(update) {
      const own: Override = { update };
      overrides.add(own);
      publish();
      return (untilRead) => {
        own.leaving = true;
        if (untilRead) return;
        overrides.delete(own);
        publish();
      };
    },
    settle: () => overrides.forEach((each) => each.leaving && overrides.delete(each)),
    clear: () => overrides.clear(),
  };
};
