import type { ReactNode } from "react";
import { Priority, useCreateTask } from "#api";
import { Field } from "../form/field";
import { Form, text } from "../form/form";
import { priorityNames } from "./status-names";

export function NewTask({ projectId }: { projectId: number }): ReactNode {
  const create = useCreateTask();
  return (
    <section className="panel">
      <h2>New task</h2>
      <Form
        label="Add task"
        error={create.error}
        isPending={create.isPending}
        submit={(form) =>
          create.mutateAsync({
            project_id: projectId,
            title: text(form, "title"),
            priority: Number(text(form, "priority")) as Priority,
            due: text(form, "due") || null,
          })
        }
      >
        <Field name="title" label="Title" autoComplete="off" />
        <label>
          Priority
          <select name="priority" defaultValue={Priority.NORMAL}>
            {Object.values(Priority).map((priority) => (
              <option key={priority} value={priority}>
                {priorityNames[priority]}
              </option>
            ))}
          </select>
        </label>
        <Field name="due" label="Due" type="date" />
      </Form>
    </section>
  );
}
