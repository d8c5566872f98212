import type { ReactNode } from "react";
import { TaskStatus, useProjectTasks, type Project } from "#api";
import { Problem } from "../form/problem";
import { statusNames } from "./status-names";
import { StatusPicker } from "./status-picker";
import { TaskCard } from "./task-card";
import { useMoveTask } from "./use-move-task";

/** The tasks in columns. The board moves them, since React creates a new card in the new column. */
export function Board({ project }: { project: Project }): ReactNode {
  const tasks = useProjectTasks() ?? [];
  const { move, movedId, error } = useMoveTask(project.id);
  return (
    <>
      <Problem error={error} />
      <div className="board">
        {Object.values(TaskStatus).map((status) => (
          <section key={status} aria-label={statusNames[status]}>
            <h2>{statusNames[status]}</h2>
            <ul>
              {tasks
                .filter((task) => task.status === status)
                .map((task) => (
                  <li key={task.id}>
                    <TaskCard task={task}>
                      <StatusPicker
                        status={status}
                        disabled={project.archived}
                        keepFocus={task.id === movedId}
                        pick={(picked) => move(task.id, picked)}
                      />
                    </TaskCard>
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}
