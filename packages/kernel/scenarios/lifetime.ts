import { loaded, shownName, type Scenario } from "./scenario.ts";

/** Counts the timers that were set since and neither fired nor were cleared. */
const watchTimers = (): { pending(): number; stop(): void } => {
  const { setTimeout: set, clearTimeout: clear } = globalThis;
  const pending = new Set<unknown>();
  globalThis.setTimeout = ((run: (...given: unknown[]) => void, delay?: number, ...given: unknown[]) => {
    const timer = set(() => {
      pending.delete(timer);
      run(...given);
    }, delay);
    pending.add(timer);
    return timer;
  }) as typeof setTimeout;
  globalThis.clearTimeout = (timer) => {
    pending.delete(timer);
    clear(timer);
  };
  return {
    pending: () => pending.size,
    stop: () => void Object.assign(globalThis, { setTimeout: set, clearTimeout: clear }),
  };
};

export const lifetime: readonly Scenario[] = [
  {
    name: "server render, hydrate: no request, no mismatch",
    async run({ driver, server, config }) {
      const params = { project_id: 7 };
      server.world.names.set(7, "</script><!-- \u2028");
      const rendered = await driver.renderOnServer(config, "project", params);
      expect(rendered.state).not.toContain("<");
      server.newLabels();
      const { app, view, mismatches } = await driver.hydrate(config, rendered, "project", params);
      try {
        await loaded(view);
        await server.quiet();
        expect(mismatches).toEqual([]);
        expect(view.history.map(shownName)).not.toContain(null);
        expect(shownName(view.state())).toBe("</script><!-- \u2028");
        expect(server.newLabels()).toEqual([]);
      } finally {
        await app.close();
      }
    },
  },
  {
    name: "10,000 mount and unmount rounds: no entry, timer or listener is left",
    config: { gcTime: 1_000 },
    isRealTime: true,
    async run({ app, server }) {
      const { kernel } = app;
      const timers = watchTimers();
      try {
        const paramsOf = (round: number): object => ({ project_id: round % 100 });
        const entries = Array.from({ length: 100 }, (_, index) => kernel.context("project", paramsOf(index)));
        // One in ten is unmounted while it loads, the others with the data that they have.
        await Promise.all(entries.filter((_, index) => index % 10).map((entry) => entry.promise()));
        for (let round = 0; round < 10_000; round++) {
          app.mount("project", paramsOf(round)).unmount();
          if (round % 100 === 99) await new Promise((resolve) => setTimeout(resolve));
        }
        await server.quiet();
        expect(timers.pending()).toBeLessThanOrEqual(100);
        await new Promise((resolve) => setTimeout(resolve, 1_100));
        expect(timers.pending()).toBe(0);
        expect(kernel.dehydrate()).not.toContain("project_id");
        server.newLabels();
        kernel.invalidate("project");
        kernel.reset();
        await server.quiet();
        expect(server.newLabels()).toEqual([]);
        entries.forEach((entry, index) => expect(kernel.context("project", paramsOf(index))).not.toBe(entry));
      } finally {
        timers.stop();
      }
    },
  },
];
