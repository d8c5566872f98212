import type { ReactNode } from "react";
import type { TaskHit } from "#api";
import { statusNames } from "../project/status-names";
import { Link } from "../route";

export function Hit({ hit }: { hit: TaskHit }): ReactNode {
  return (
    <p>
      #{hit.id} {hit.title} <small className="tag">{statusNames[hit.status]}</small>
      <br />
      <Link to={`/projects/${hit.project_id}`}>{hit.project_name}</Link>
    </p>
  );
}
