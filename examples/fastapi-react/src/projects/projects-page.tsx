import type { ReactNode } from "react";
import { ProjectsContext, useProjectsContext } from "#api";
import { Problem } from "../form/problem";
import { NewProject } from "./new-project";
import { ProjectCard } from "./project-card";

export function ProjectsPage(): ReactNode {
  return (
    <ProjectsContext>
      <title>Projects · Tracker</title>
      <h1>Projects</h1>
      <ProjectList />
      <NewProject />
    </ProjectsContext>
  );
}

function ProjectList(): ReactNode {
  const { data, error } = useProjectsContext();
  if (!data) return error ? <Problem error={error} /> : <p className="loading">Loading…</p>;
  if (data.project_list.length === 0) return <p>No projects yet.</p>;
  return (
    <ul className="cards">
      {data.project_list.map((project) => (
        <li key={project.id}>
          <ProjectCard project={project} />
        </li>
      ))}
    </ul>
  );
}
