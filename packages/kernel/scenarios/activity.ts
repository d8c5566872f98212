import type { ActivitySource } from "../src/types.ts";

/** A page or a network that a scenario switches off and on. */
export interface Activity extends ActivitySource {
  set(isActive: boolean): void;
}

export const createActivity = (): Activity => {
  const listeners = new Set<() => void>();
  let active = true;
  return {
    isActive: () => active,
    subscribe(notify) {
      listeners.add(notify);
      return () => void listeners.delete(notify);
    },
    set(isActive) {
      active = isActive;
      listeners.forEach((listener) => listener());
    },
  };
};
