import type { ReactNode } from "react";
import { useCreateProject } from "#api";
import { Field } from "../form/field";
import { Form, text } from "../form/form";

export function NewProject(): ReactNode {
  const create = useCreateProject();
  return (
    <section className="panel">
      <h2>New project</h2>
      <Form
        label="Start project"
        error={create.error}
        isPending={create.isPending}
        submit={(form) => create.mutateAsync({ name: text(form, "name"), due: text(form, "due") || null })}
      >
        <Field name="name" label="Name" required />
        <Field name="due" label="Due" type="date" />
      </Form>
    </section>
  );
}
