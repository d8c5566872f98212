import { ScenarioError } from "./assert.ts";
import { turn } from "./clock.ts";
import type { View } from "./driver.ts";
import type { Kernel } from "../types.ts";

const MOST_TURNS = 5_000;

/** Waits until the condition holds. Counts turns of the event loop, since a busy machine may need any time for one. */
export const until = async (condition: () => boolean): Promise<void> => {
  for (let turns = 0; !condition(); turns++) {
    if (turns > MOST_TURNS) throw new ScenarioError("Waited in vain", false, String(condition));
    await turn();
  }
};

/** Waits until the kernel has dropped all unused instances of a context: some time after the last subscriber left. */
export const forgotten = (kernel: Kernel, context: string): Promise<void> =>
  until(() => !kernel.dehydrate().includes(`{"context":"${context}",`));

/** Waits until none of the components is waiting for a response. */
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

/** An optimistic update of a project. */
export const renamed =
  (name: string) =>
  (data: ProjectData): ProjectData => ({
    ...data,
    detail: { ...data.detail, name },
  });
