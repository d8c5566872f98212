import type { ReactNode } from "react";
import type { ProjectSummary } from "#api";
import { Link } from "../route";

export function ProjectCard({ project }: { project: ProjectSummary }): ReactNode {
  return (
    <article className="card">
      <h2>
        <Link to={`/projects/${project.id}`}>{project.name}</Link>
      </h2>
      <p>
        {count(project.open_tasks, "open task")}, {count(project.members, "member")}
      </p>
      <p>
        {project.due && <small>Due {project.due}</small>}
        {project.archived && <small className="tag">archived</small>}
      </p>
    </article>
  );
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? "" : "s"}`;
}
