import type { ReactNode } from "react";
import { ProjectContext, useProjectContext } from "#api";
import { Problem } from "../form/problem";
import { ActivityFeed } from "./activity-feed";
import { Board } from "./board";
import { Members } from "./members";
import { NewTask } from "./new-task";
import { ProjectHeader } from "./project-header";

// #region provider
/** One provider, one request: every component below reads its part of the same bundle. */
export function ProjectPage({ id }: { id: number }): ReactNode {
  return (
    <ProjectContext projectId={id}>
      <Project />
    </ProjectContext>
  );
}
// #endregion

function Project(): ReactNode {
  const { data, error } = useProjectContext();
  if (!data) return error ? <Problem error={error} /> : <p className="loading">Loading…</p>;
  const project = data.project_detail;
  return (
    <>
      <title>{`${project.name} · Tracker`}</title>
      <ProjectHeader project={project} />
      <Board project={project} />
      <div className="columns">
        {!project.archived && <NewTask projectId={project.id} />}
        <Members />
        <ActivityFeed />
      </div>
    </>
  );
}
