import type { ReactNode } from "react";
import {
  overrideProjectContext,
  TaskStatus,
  useMizan,
  useProjectDetail,
  useSetTaskStatus,
  type Task,
} from "../api";
import { Problem } from "../form/problem";
import { statusNames } from "./status-names";

/** Moves its task at once; if the server refuses, the task goes back and the reason appears. */
export function StatusPicker({ task }: { task: Task }): ReactNode {
  const { kernel } = useMizan();
  const project = useProjectDetail();
  const { mutate, error } = useSetTaskStatus();
  if (!project) return null;

  function move(status: TaskStatus): void {
    const project_id = project!.id;
    const moved = overrideProjectContext(kernel, { project_id }, (data) => ({
      ...data,
      project_tasks: data.project_tasks.map((other) => (other.id === task.id ? { ...other, status } : other)),
    }));
    void mutate({ project_id, task_id: task.id, status }, { optimistic: [moved] });
  }

  return (
    <>
      <label>
        Status
        <select
          value={task.status}
          disabled={project.archived}
          onChange={({ target }) => move(target.value as TaskStatus)}
        >
          {Object.values(TaskStatus).map((status) => (
            <option key={status} value={status}>
              {statusNames[status]}
            </option>
          ))}
        </select>
      </label>
      <Problem error={error} />
    </>
  );
}
