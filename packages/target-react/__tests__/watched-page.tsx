import * as React from "react";
import { StrictMode, useLayoutEffect, type ActivityProps, type Fragment, type ReactNode } from "react";
import type { MutateOptions } from "@mizan/kernel/scenarios";
import { useGlobalContext } from "./__golden__/global/index.ts";
import {
  MizanContext,
  ProjectContext,
  ProjectsContext,
  useProjectContext,
  useProjectsContext,
  useRenameProject,
  useMizan,
  useTouch,
  type ContextState,
  type Kernel,
  type Override,
  type ProjectContextParams,
  type RenameProjectInput,
} from "./__golden__/world/index.ts";

/** What surrounds the page. */
export type Mode = typeof StrictMode | typeof Fragment;

/** What a component hands to the scenario that watches it. */
interface Watcher {
  show(result: ContextState<unknown>, render: object, kernel: Kernel): void;
  mutate: (
    fn: string,
    args: object,
    options: { affects?: MutateOptions["affects"]; optimistic: Override[] },
  ) => Promise<unknown>;
}

function useWatched(watcher: Watcher, result: ContextState<unknown>): ReactNode {
  const { kernel } = useMizan();
  const render = {};
  useLayoutEffect(() => watcher.show(result, render, kernel));
  return JSON.stringify(result.data);
}

const Project = ({ watcher }: { watcher: Watcher }): ReactNode => useWatched(watcher, useProjectContext());
const Projects = ({ watcher }: { watcher: Watcher }): ReactNode => useWatched(watcher, useProjectsContext());
const Globals = ({ watcher }: { watcher: Watcher }): ReactNode => useWatched(watcher, useGlobalContext());

/** A component of its own, so that the state of a mutation does not render the one that shows the context. */
function Mutations({ watcher }: { watcher: Watcher }): ReactNode {
  const rename = useRenameProject();
  const touch = useTouch();
  useLayoutEffect(() => {
    watcher.mutate = (fn, args, { affects, optimistic }) => {
      const options = { optimistic, ...(affects && { affects }) };
      return fn === "touch"
        ? touch.mutateAsync(options)
        : rename.mutateAsync(args as RenameProjectInput, options);
    };
  });
  return null;
}

/** Shows the context `global` of the provider above. */
export const Global = ({ watcher }: { watcher: Watcher }): ReactNode => (
  <>
    <Globals watcher={watcher} />
    <Mutations watcher={watcher} />
  </>
);

/** The same element for as long as it is the same component, so that React renders it anew only when it has to. */
export const component = (context: string, params: object, watcher: Watcher): ReactNode =>
  context === "project" ? (
    <ProjectContext projectId={(params as ProjectContextParams).project_id}>
      <Project watcher={watcher} />
      <Mutations watcher={watcher} />
    </ProjectContext>
  ) : (
    <ProjectsContext>
      <Projects watcher={watcher} />
      <Mutations watcher={watcher} />
    </ProjectsContext>
  );

/** React 18 can hide nothing. */
export const canHide = "Activity" in React;

export const page = (
  kernel: Kernel,
  Mode: Mode,
  shown: ReactNode,
  mode: ActivityProps["mode"] = "visible",
): ReactNode => (
  <Mode>
    <MizanContext kernel={kernel}>
      {canHide ? <React.Activity mode={mode}>{shown}</React.Activity> : shown}
    </MizanContext>
  </Mode>
);

export class Watched implements Watcher {
  readonly history: ContextState<unknown>[] = [];
  readonly #isStrict: boolean;
  #render: object | undefined;
  /** How many users there were for whom the component was not rendered a second time. */
  #users = 0;
  mutate: Watcher["mutate"] = () => Promise.reject(new Error("not mounted yet"));

  constructor(Mode: Mode) {
    this.#isStrict = Mode === StrictMode;
  }

  /**
   * Keeps the state that a render shows. A new user may render a component once more, since hidden components learn of
   * the user by a React context only. StrictMode runs effects twice, and ends what a component reads to start it again.
   */
  show(result: ContextState<unknown>, render: object, kernel: Kernel): void {
    if (render === this.#render) return;
    if (this.#render === undefined) this.#countUsers(kernel);
    this.#render = render;
    // Each component has a function to read again; the states of two are compared.
    const state = { ...result, refetch: undefined };
    const before = this.history.at(-1);
    const isNew =
      before === undefined || Object.entries(state).some(([name, value]) => value !== before[name as "data"]);
    if (isNew) this.history.push(state);
    else if (this.#users > 0) this.#users--;
    else if (!this.#isStrict) this.history.push(state);
  }

  #countUsers(kernel: Kernel): void {
    kernel.untilReset().addEventListener("abort", () => {
      this.#users++;
      this.#countUsers(kernel);
    });
  }
}
