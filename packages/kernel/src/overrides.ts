type Update = (data: unknown) => unknown;

/** Optimistic updates of one entry: functions replayed over whatever the server sent last, never a snapshot. */
export interface Overrides {
  /** The override as it is held here; the same `update` may be added twice. */
  add(update: Update): Update;
  remove(override: Update): void;
  /** Keeps it until `settle`, so that nothing older flashes up between a call's end and the read it caused. */
  removeLater(override: Update): void;
  /** The data is being replaced: what was waiting for that goes. */
  settle(): void;
  clear(): void;
  replay(data: unknown): unknown;
}

export const createOverrides = (): Overrides => {
  const active = new Set<Update>();
  const leaving = new Set<Update>();
  return {
    add(update) {
      const override: Update = (data) => update(data);
      active.add(override);
      return override;
    },
    remove: (override) => void active.delete(override),
    removeLater: (override) => void leaving.add(override),
    settle() {
      leaving.forEach((override) => active.delete(override));
      leaving.clear();
    },
    clear: () => active.clear(),
    replay: (data) => [...active].reduce((shown, update) => update(shown), data),
  };
};
