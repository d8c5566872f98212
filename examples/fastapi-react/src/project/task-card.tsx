import type { ReactNode } from "react";
import type { Task } from "../api";
import { AssigneePicker } from "./assignee-picker";
import { CommentThread } from "./comment-thread";
import { NewComment } from "./new-comment";
import { priorityNames } from "./status-names";
import { StatusPicker } from "./status-picker";

export function TaskCard({ task }: { task: Task }): ReactNode {
  return (
    <article className="card" aria-label={task.title}>
      <h3>{task.title}</h3>
      <p className="hint">
        #{task.id} · {priorityNames[task.priority]} priority
        {task.due && ` · due ${task.due}`}
      </p>
      <StatusPicker task={task} />
      <AssigneePicker task={task} />
      <details>
        <summary>{commentCount(task.comments)} comments</summary>
        <CommentThread task={task} comments={task.comments} />
        <NewComment task={task} />
      </details>
    </article>
  );
}

function commentCount(comments: Task["comments"]): number {
  return comments.reduce((sum, comment) => sum + 1 + commentCount(comment.replies), 0);
}
