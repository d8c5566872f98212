import { useState, type ReactNode } from "react";
import type { Comment, Task } from "#api";
import { NewComment } from "./new-comment";

/** Comments and, below each, its replies, to any depth. */
export function CommentThread({ task, comments }: { task: Task; comments: Comment[] }): ReactNode {
  if (comments.length === 0) return null;
  return (
    <ul className="thread">
      {comments.map((comment) => (
        <li key={comment.id}>
          <CommentView task={task} comment={comment} />
        </li>
      ))}
    </ul>
  );
}

function CommentView({ task, comment }: { task: Task; comment: Comment }): ReactNode {
  const [isReplying, setReplying] = useState(false);
  return (
    <>
      <p>
        <strong>{comment.author.name}</strong> {comment.text}
      </p>
      {isReplying ? (
        <NewComment task={task} replyTo={comment.id} onSent={() => setReplying(false)} />
      ) : (
        <button type="button" className="link" onClick={() => setReplying(true)}>
          Reply
        </button>
      )}
      <CommentThread task={task} comments={comment.replies} />
    </>
  );
}
