import { useState, type ReactNode } from "react";
import { MizanError, useAttachmentForm } from "#api";
import { Problem } from "#pages/form/problem";
import { FormField } from "../form/form-field";

/** The fields, labels and rules come from the form in `backend/tracker/clients/attachments.py`. */
export function AttachFile({ projectId }: { projectId: number }): ReactNode {
  const [attached, setAttached] = useState("");
  const form = useAttachmentForm(
    { project_id: projectId },
    {
      onSuccess: ({ name }) => {
        form.reset();
        setAttached(name);
      },
    },
  );
  if (form.error instanceof MizanError && form.error.code === "FORBIDDEN")
    return <Problem error={form.error} />;
  if (form.isLoading) return <p className="loading">Loading…</p>;
  const { fields, order } = form;
  return (
    <form aria-label="Attach file" {...form.formProps}>
      {order.map((name) => (
        <FormField key={name} field={fields[name]} />
      ))}
      {form.formErrors.map((message) => (
        <p key={message} role="alert" className="problem">
          {message}
        </p>
      ))}
      <Problem error={form.error} />
      <button type="submit" disabled={form.isPending}>
        Attach file
      </button>
      <p role="status">{attached && !form.isDirty && `${attached} is attached.`}</p>
    </form>
  );
}
