import type { ReactNode } from "react";
import { useAssignTask, useProjectDetail, useProjectMembers, type Task } from "#api";
import { Problem } from "../form/problem";

export function AssigneePicker({ task }: { task: Task }): ReactNode {
  const project = useProjectDetail();
  const members = useProjectMembers() ?? [];
  const assign = useAssignTask();
  if (!project) return null;
  return (
    <>
      <label>
        Assignee
        <select
          value={task.assignee?.id ?? ""}
          disabled={project.archived || assign.isPending}
          onChange={({ target }) =>
            assign.mutate({
              project_id: project.id,
              task_id: task.id,
              user_id: target.value ? Number(target.value) : null,
            })
          }
        >
          <option value="">Unassigned</option>
          {members.map(({ user }) => (
            <option key={user.id} value={user.id}>
              {user.name}
            </option>
          ))}
        </select>
      </label>
      <Problem error={assign.error} />
    </>
  );
}
