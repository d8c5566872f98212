/** The page of the scenarios, for a browser and for a server. */
import { defineComponent, h, KeepAlive, type Ref, type VNode } from "vue";
import type { MutateOptions } from "@mizan/kernel/scenarios";
import {
  type ContextState,
  type Override,
  ProjectContext,
  type ProjectContextParams,
  ProjectsContext,
  type RenameProjectInput,
  useProjectContext,
  useProjectsContext,
  useRenameProject,
  useTouch,
} from "./__golden__/world/index.ts";
import { useGlobalContext } from "./__golden__/global/index.ts";

/** What a component passes to the scenario that watches it. */
export class Watcher {
  readonly history: ContextState<unknown>[] = [];
  mutate: (
    fn: string,
    args: object,
    options: Pick<MutateOptions, "affects"> & { readonly optimistic: Override[] },
  ) => Promise<unknown> = () => Promise.reject(new Error("not mounted yet"));

  show(state: ContextState<unknown>): void {
    this.history.push(state);
  }
}

/** What a page shows. It changes the refs. */
export interface Shown {
  readonly context: string;
  readonly params: Ref<object>;
  readonly isHidden: Ref<boolean>;
  readonly watcher: Watcher;
}

/** Where the components of a page find their instance: in a provider, or in the parameters of the composable. */
export type Source = "provider" | "parameters";

const idOf = (params: object): number => (params as ProjectContextParams).project_id;

/** Renders a state, and connects the watcher to the component. */
function useWatched(watcher: Watcher, state: Readonly<Ref<ContextState<unknown>>>): () => VNode {
  const rename = useRenameProject();
  const touch = useTouch();
  watcher.mutate = (fn, args, options) =>
    fn === "touch" ? touch.mutateAsync(options) : rename.mutateAsync(args as RenameProjectInput, options);
  return () => {
    watcher.show(state.value);
    return h("p", JSON.stringify(state.value.data));
  };
}

const PROVIDED = {
  project: defineComponent(
    ({ watcher }: { watcher: Watcher }) => useWatched(watcher, useProjectContext().state),
    {
      props: ["watcher"],
    },
  ),
  projects: defineComponent(
    ({ watcher }: { watcher: Watcher }) => useWatched(watcher, useProjectsContext().state),
    { props: ["watcher"] },
  ),
};

const WithProvider = defineComponent(
  ({ shown: { context, params, watcher } }: { shown: Shown }) =>
    () =>
      context === "project"
        ? h(ProjectContext, { projectId: idOf(params.value) }, () => h(PROVIDED.project, { watcher }))
        : h(ProjectsContext, null, () => h(PROVIDED.projects, { watcher })),
  { props: ["shown"] },
);

const WithParameters = defineComponent(
  ({ shown: { context, params, watcher } }: { shown: Shown }) =>
    useWatched(
      watcher,
      context === "project"
        ? useProjectContext(() => ({ projectId: idOf(params.value) })).state
        : useProjectsContext({}).state,
    ),
  { props: ["shown"] },
);

const Nothing = defineComponent(() => () => null);

/** A page that keeps its component while it is hidden. */
export const page = (shown: Shown, source: Source) =>
  defineComponent(
    () => () =>
      h(KeepAlive, () =>
        shown.isHidden.value
          ? h(Nothing)
          : h(source === "provider" ? WithProvider : WithParameters, { shown }),
      ),
  );

/** Shows the context `global`. */
export const Global = defineComponent(
  ({ watcher }: { watcher: Watcher }) => useWatched(watcher, useGlobalContext().state),
  { props: ["watcher"] },
);
