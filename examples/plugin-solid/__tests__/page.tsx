/** The page of the scenarios, for a browser and for a server. */
import { createRenderEffect, type JSX, Match, Switch } from "solid-js";
import type { MutateOptions } from "@mizan/kernel/scenarios";
import { useGlobalContext } from "./__golden__/global/index.ts";
import {
  type ContextState,
  type Kernel,
  MizanProvider,
  type Override,
  type ProjectContextParams,
  type RenameProjectInput,
  useProjectContext,
  useProjectsContext,
  useRenameProject,
  useTouch,
} from "./__golden__/world/index.ts";

/** What a component passes to the scenario that watches it. */
export interface Watcher {
  show(state: ContextState<unknown>): void;
  mutate: (
    fn: string,
    args: object,
    options: Pick<MutateOptions, "affects"> & { readonly optimistic: Override[] },
  ) => Promise<unknown>;
}

interface PageProps {
  readonly kernel: Kernel;
  readonly context: string;
  readonly params: object;
  readonly watcher: Watcher;
  /** Solid keeps no hidden components: a page that is hidden is unmounted. */
  readonly isHidden: boolean;
}

export const Page = (props: PageProps): JSX.Element => (
  <MizanProvider kernel={props.kernel}>
    <Switch>
      <Match when={props.isHidden}>{null}</Match>
      <Match when={props.context === "project"}>
        <Project {...props} />
      </Match>
      <Match when={props.context === "projects"}>
        <Projects {...props} />
      </Match>
    </Switch>
  </MizanProvider>
);

const Project = (props: PageProps): JSX.Element => {
  const project = useProjectContext(() => ({ projectId: (props.params as ProjectContextParams).project_id }));
  watch(props.watcher, project);
  return <p>{project.data?.detail.name}</p>;
};

const Projects = (props: PageProps): JSX.Element => {
  const projects = useProjectsContext();
  watch(props.watcher, projects);
  return <p>{projects.data?.list.join(", ")}</p>;
};

/** Shows the context `global`. */
export const Global = (props: Pick<PageProps, "watcher">): JSX.Element => {
  const global = useGlobalContext();
  watch(props.watcher, global);
  return <p>{global.data?.reader}</p>;
};

function watch(watcher: Watcher, state: ContextState<unknown>): void {
  const rename = useRenameProject();
  const touch = useTouch();
  watcher.mutate = (fn, args, options) =>
    fn === "touch" ? touch.mutateAsync(options) : rename.mutateAsync(args as RenameProjectInput, options);
  createRenderEffect(() => {
    const { status, data, error, fetching, isPrevious } = state;
    watcher.show({ status, data, error, fetching, isPrevious } as ContextState<unknown>);
  });
}
