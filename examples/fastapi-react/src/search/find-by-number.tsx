import { useState, type ReactNode } from "react";
import { useFindTask, type TaskHit } from "#api";
import { Field } from "../form/field";
import { Form, text } from "../form/form";
import { Hit } from "./hit";

/** `find_task` returns `TaskHit | None`: the compiler requires that null is handled. */
export function FindByNumber(): ReactNode {
  const find = useFindTask();
  const [found, setFound] = useState<TaskHit | null | undefined>();
  return (
    <section className="panel">
      <h2>By number</h2>
      <Form
        keep
        label="Find"
        error={find.error}
        isPending={find.isPending}
        submit={async (form) => setFound(await find.mutateAsync({ task_id: Number(text(form, "task_id")) }))}
      >
        <Field name="task_id" label="Task number" type="number" min={1} required />
      </Form>
      <div role="status">{found === null ? "There is no such task." : found && <Hit hit={found} />}</div>
    </section>
  );
}
