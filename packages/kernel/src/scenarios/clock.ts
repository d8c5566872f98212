import type { ActivitySource } from "../types.ts";

/** Time that passes only when a scenario says so. Timers of less than 20 ms are real: frameworks schedule with them. */
export interface Clock {
  /** Lets time pass. Timers that are due fire in their order, and the requests that they send are answered. */
  advance(milliseconds: number): Promise<void>;
  /** The number of timers that were set and neither fired nor were cleared. */
  pending(): number;
  stop(): void;
}

interface Held {
  readonly due: number;
  readonly run: () => void;
}

/** Waits for one turn of the event loop: frameworks change the page in microtasks and in short tasks. */
export const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** @param settled waits until nothing is going on, called after each timer */
export const startClock = (settled: () => Promise<void>): Clock => {
  const { setTimeout: set, clearTimeout: clear } = globalThis;
  const { now } = Date;
  const { random } = Math;
  const held = new Map<unknown, Held>();
  let time = now();
  Date.now = () => time;
  // Pauses before retries are random; here they have their full length.
  Math.random = () => 0;
  globalThis.setTimeout = ((run: (...given: unknown[]) => void, delay = 0, ...given: unknown[]) => {
    if (delay < 20) return set(run, delay, ...given);
    const timer = {};
    held.set(timer, { due: time + delay, run: () => run(...given) });
    return timer;
  }) as typeof setTimeout;
  globalThis.clearTimeout = (timer) => {
    if (!held.delete(timer)) clear(timer);
  };
  return {
    async advance(milliseconds) {
      const end = time + milliseconds;
      await settled();
      for (;;) {
        const [next] = [...held].sort(([, a], [, b]) => a.due - b.due);
        if (!next || next[1].due > end) break;
        held.delete(next[0]);
        time = Math.max(time, next[1].due);
        next[1].run();
        await settled();
      }
      time = end;
      await settled();
    },
    pending: () => held.size,
    stop() {
      Object.assign(globalThis, { setTimeout: set, clearTimeout: clear });
      Object.assign(Date, { now });
      Object.assign(Math, { random });
    },
  };
};

/** A page or a network that a scenario switches off and on. */
export interface Activity extends ActivitySource {
  set(isActive: boolean): void;
  /** The number of subscriptions. */
  listeners(): number;
}

export const createActivity = (): Activity => {
  const listeners = new Set<() => void>();
  let active = true;
  return {
    isActive: () => active,
    listeners: () => listeners.size,
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
