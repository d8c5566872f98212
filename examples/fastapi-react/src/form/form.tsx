import type { SubmitEvent, ReactNode } from "react";
import { FormError } from "./form-error";
import { Problem } from "./problem";

interface FormProps {
  /** The form's name for screen readers, and the label of its button. */
  label: string;
  error: Error | null;
  isPending: boolean;
  submit: (form: FormData) => Promise<unknown>;
  /** Keeps the fields after a success, as a search does. */
  keep?: boolean;
  children: ReactNode;
}

/**
 * Sends its fields and clears them when the server has accepted them. An error of a field appears beside the field,
 * any other error above the button.
 */
export function Form({ label, error, isPending, submit, keep, children }: FormProps): ReactNode {
  async function send(event: SubmitEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget;
    try {
      await submit(new FormData(form));
      if (!keep) form.reset();
    } catch {
      // The mutation's `error` shows it.
    }
  }
  return (
    <form aria-label={label} onSubmit={(event) => void send(event)}>
      <FormError value={error}>
        {children}
        <Problem error={error} />
      </FormError>
      <button type="submit" disabled={isPending}>
        {label}
      </button>
    </form>
  );
}

export function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
