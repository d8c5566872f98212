import type { ReactNode } from "react";
import type { Task } from "#api";
import { AssigneePicker } from "./assignee-picker";
import { CommentThread } from "./comment-thread";
import { NewComment } from "./new-comment";
import { priorityNames } from "./status-names";

export function TaskCard({ task, children }: { task: Task; children: ReactNode }): ReactNode {
  return (
    <article className="card" aria-label={task.title}>
      <h3>{task.title}</h3>
      <p className="hint">
        #{task.id} · {priorityNames[task.priority]} priority
        {task.due && ` · due ${task.due}`}
      </p>
      {children}
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
