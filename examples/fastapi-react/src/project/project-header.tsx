import { useState, type ReactNode } from "react";
import { useArchiveProject, useCurrentUser, type Project } from "#api";
import { Problem } from "../form/problem";
import { RenameProject } from "./rename-project";

export function ProjectHeader({ project }: { project: Project }): ReactNode {
  const [isRenaming, setRenaming] = useState(false);
  const archive = useArchiveProject();
  const isStaff = useCurrentUser()?.is_staff ?? false;
  return (
    <header className="project-header">
      <h1>{project.name}</h1>
      {project.archived && <small className="tag">archived</small>}
      <p>{project.description}</p>
      {project.due && <p className="hint">Due {project.due}</p>}
      {isRenaming ? (
        <RenameProject project={project} close={() => setRenaming(false)} />
      ) : (
        <button type="button" className="quiet" disabled={project.archived} onClick={() => setRenaming(true)}>
          Rename
        </button>
      )}
      {isStaff && !project.archived && (
        <button
          type="button"
          className="quiet"
          disabled={archive.isPending}
          onClick={() => archive.mutate({ project_id: project.id })}
        >
          Archive
        </button>
      )}
      <Problem error={archive.error} />
    </header>
  );
}
