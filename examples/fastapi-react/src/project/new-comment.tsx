import type { ReactNode } from "react";
import { useAddComment, useProjectDetail, type Task } from "#api";
import { Field } from "../form/field";
import { Form, text } from "../form/form";

interface NewCommentProps {
  task: Task;
  replyTo?: number;
  onSent?: () => void;
}

export function NewComment({ task, replyTo, onSent }: NewCommentProps): ReactNode {
  const project = useProjectDetail();
  const add = useAddComment();
  if (!project || project.archived) return null;
  async function send(form: FormData): Promise<void> {
    await add.mutateAsync({
      project_id: project!.id,
      task_id: task.id,
      text: text(form, "text"),
      reply_to: replyTo ?? null,
    });
    onSent?.();
  }
  return (
    <Form label={replyTo ? "Reply" : "Comment"} error={add.error} isPending={add.isPending} submit={send}>
      <Field name="text" label={replyTo ? "Your reply" : "Your comment"} autoComplete="off" />
    </Form>
  );
}
