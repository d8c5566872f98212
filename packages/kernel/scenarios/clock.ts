/** Time that passes only when a scenario says so. Timers of less than 20 ms are real: frameworks schedule with them. */
export interface Clock {
  /** Lets time pass. Timers that are due fire in their order, and the requests that they send are answered. */
  advance(milliseconds: number): Promise<void>;
  stop(): void;
}

interface Held {
  readonly due: number;
  readonly run: () => void;
}

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
    stop() {
      Object.assign(globalThis, { setTimeout: set, clearTimeout: clear });
      Object.assign(Date, { now });
      Object.assign(Math, { random });
    },
  };
};
