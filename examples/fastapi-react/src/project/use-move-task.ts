import { useState } from "react";
import { overrideProjectContext, useMizan, useSetTaskStatus, type TaskStatus } from "#api";

interface Move {
  /** Shows the task in its new column at once; if the server refuses, it goes back. */
  move: (taskId: number, status: TaskStatus) => void;
  /** The task that was moved last. */
  movedId: number | null;
  error: Error | null;
}

export function useMoveTask(projectId: number): Move {
  const { kernel } = useMizan();
  const { mutate, error } = useSetTaskStatus();
  const [movedId, setMovedId] = useState<number | null>(null);

  function move(taskId: number, status: TaskStatus): void {
    const moved = overrideProjectContext(kernel, { project_id: projectId }, (data) => ({
      ...data,
      project_tasks: data.project_tasks.map((task) => (task.id === taskId ? { ...task, status } : task)),
    }));
    setMovedId(taskId);
    mutate({ project_id: projectId, task_id: taskId, status }, { optimistic: [moved] });
  }
  return { move, movedId, error };
}
