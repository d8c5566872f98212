import * as React from "react";
import { StrictMode, useLayoutEffect, useMemo, type ActivityProps, type ReactNode } from "react";
import type { MutateOptions } from "@mizan/kernel/scenarios";
import { useGlobalContext } from "./__golden__/global/index.ts";
import {
  MizanContext,
  ProjectContext,
  ProjectsContext,
  useProjectContext,
  useProjectsContext,
  useRenameProject,
  useTouch,
  type ContextState,
  type Kernel,
  type Override,
  type ProjectContextParams,
  type RenameProjectInput,
} from "./__golden__/world/index.ts";

/** What a component hands to the scenario that watches it. */
interface Watcher {
  show(state: ContextState<unknown>): void;
  mutate: (
    fn: string,
    args: object,
    options: { affects?: MutateOptions["affects"]; optimistic: Override[] },
  ) => Promise<unknown>;
}

function useWatched(watcher: Watcher, result: ContextState<unknown>): ReactNode {
  // Each component has a function to read again; the states of two are compared.
  const state = useMemo(() => ({ ...result, refetch: undefined }), [result]);
  const rename = useRenameProject();
  const touch = useTouch();
  useLayoutEffect(() => {
    watcher.show(state);
    watcher.mutate = (fn, args, { affects, optimistic }) => {
      const options = { optimistic, ...(affects && { affects }) };
      return fn === "touch"
        ? touch.mutateAsync(options)
        : rename.mutateAsync(args as RenameProjectInput, options);
    };
  });
  return JSON.stringify(state.data);
}

const Project = ({ watcher }: { watcher: Watcher }): ReactNode => useWatched(watcher, useProjectContext());
const Projects = ({ watcher }: { watcher: Watcher }): ReactNode => useWatched(watcher, useProjectsContext());

/** Shows the context `global` of the provider above. */
export const Global = ({ watcher }: { watcher: Watcher }): ReactNode =>
  useWatched(watcher, useGlobalContext());

/** The same element for as long as it is the same component, so that React renders it anew only when it has to. */
export const component = (context: string, params: object, watcher: Watcher): ReactNode =>
  context === "project" ? (
    <ProjectContext projectId={(params as ProjectContextParams).project_id}>
      <Project watcher={watcher} />
    </ProjectContext>
  ) : (
    <ProjectsContext>
      <Projects watcher={watcher} />
    </ProjectsContext>
  );

/** React 18 can hide nothing. */
export const canHide = "Activity" in React;

export const page = (
  kernel: Kernel,
  shown: ReactNode,
  mode: ActivityProps["mode"] = "visible",
): ReactNode => (
  <StrictMode>
    <MizanContext kernel={kernel}>
      {canHide ? <React.Activity mode={mode}>{shown}</React.Activity> : shown}
    </MizanContext>
  </StrictMode>
);

export class Watched implements Watcher {
  readonly history: ContextState<unknown>[] = [];
  mutate: Watcher["mutate"] = () => Promise.reject(new Error("not mounted yet"));

  /**
   * StrictMode renders twice, and React renders a state that changed and changed back. Renders without a change are
   * counted in renders.test.tsx.
   */
  show(state: ContextState<unknown>): void {
    const before = this.history.at(-1);
    const isNew =
      before === undefined || Object.entries(state).some(([name, value]) => value !== before[name as "data"]);
    if (isNew) this.history.push(state);
  }
}
