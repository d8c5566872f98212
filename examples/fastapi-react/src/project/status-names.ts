import type { Priority, TaskStatus } from "#api";

export const statusNames: Record<TaskStatus, string> = {
  todo: "To do",
  doing: "In progress",
  review: "In review",
  done: "Done",
};

export const priorityNames: Record<Priority, string> = { 1: "Low", 2: "Normal", 3: "High" };
