import type { ReactNode } from "react";
import { TaskStatus, useProjectTasks } from "../api";
import { statusNames } from "./status-names";
import { TaskCard } from "./task-card";

export function Board(): ReactNode {
  const tasks = useProjectTasks() ?? [];
  return (
    <div className="board">
      {Object.values(TaskStatus).map((status) => (
        <section key={status} aria-label={statusNames[status]}>
          <h2>{statusNames[status]}</h2>
          <ul>
            {tasks
              .filter((task) => task.status === status)
              .map((task) => (
                <li key={task.id}>
                  <TaskCard task={task} />
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
