import type { ReactNode } from "react";
import { TaskStatus, useProjectContext, useProjectDetail, useSetTaskStatus, type Task } from "../api";
import { Problem } from "../form/problem";
import { statusNames } from "./status-names";

/** Moves its task at once; if the server refuses, the task goes back and the reason appears. */
export function StatusPicker({ task }: { task: Task }): ReactNode {
  return null;
}
