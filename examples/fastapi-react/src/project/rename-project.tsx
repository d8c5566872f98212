import type { ReactNode } from "react";
import { useRenameProject, type Project } from "#api";
import { Field } from "../form/field";
import { Form, text } from "../form/form";

export function RenameProject({ project, close }: { project: Project; close: () => void }): ReactNode {
  const rename = useRenameProject();
  async function save(form: FormData): Promise<void> {
    await rename.mutateAsync({ project_id: project.id, name: text(form, "name") });
    close();
  }
  return (
    <Form label="Save name" error={rename.error} isPending={rename.isPending} submit={save}>
      <Field name="name" label="New name" defaultValue={project.name} autoFocus />
    </Form>
  );
}
