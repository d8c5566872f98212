import type { Activity } from "./activity.ts";
import type { Clock } from "./clock.ts";
import type { App, Driver, View } from "./driver.ts";
import type { ScriptedServer } from "./server.ts";
import type { Kernel, KernelConfig } from "../src/types.ts";

/** What a scenario is given: a server of its own and an application that talks to it. */
export interface Stage {
  readonly server: ScriptedServer;
  readonly app: App;
  readonly driver: Driver;
  readonly config: KernelConfig;
  readonly clock: Clock;
  /** Whether the page is visible. */
  readonly page: Activity;
  readonly network: Activity;
}

export interface Scenario {
  readonly name: string;
  /** Settings that differ from the usual ones. */
  readonly config?: KernelConfig;
  /** Whether timers fire by themselves. By default, time passes only with `clock.advance`. */
  readonly isRealTime?: boolean;
  run(stage: Stage): Promise<void>;
}

/** Waits until the condition holds, for 20 seconds at most. */
export const until = async (condition: () => boolean): Promise<void> => {
  const giveUp = performance.now() + 20_000;
  while (!condition()) {
    if (performance.now() > giveUp) throw new Error(`Waited in vain until ${String(condition)}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
};

/** Waits until the kernel has dropped all instances of a context that nobody uses: some time after the last one left. */
export const forgotten = (kernel: Kernel, context: string): Promise<void> =>
  until(() => !kernel.dehydrate().includes(`{"context":"${context}",`));

export const loaded = (...views: readonly View[]): Promise<void> =>
  until(() =>
    views.every((view) => {
      const { status, fetching } = view.state();
      return status !== "pending" && !fetching;
    }),
  );

interface ProjectData {
  readonly detail: { readonly name: string; readonly reader: string };
}

/** Whose data a state shows. */
export const reader = ({ data }: { readonly data: unknown }): string | undefined => {
  const shown = data as (Partial<ProjectData> & { readonly reader?: string }) | null;
  return shown?.detail?.reader ?? shown?.reader;
};

/** The project name that a state shows, null when it shows none. */
export const shownName = ({ data }: { readonly data: unknown }): string | null =>
  (data as ProjectData | null)?.detail.name ?? null;

/** Every name that a view has shown, in order, without repetitions in a row. */
export const shownNames = (view: View): (string | null)[] =>
  view.history.map(shownName).filter((name, index, all) => index === 0 || name !== all[index - 1]);

export const renamed =
  (name: string) =>
  (data: ProjectData): ProjectData => ({
    ...data,
    detail: { ...data.detail, name },
  });
