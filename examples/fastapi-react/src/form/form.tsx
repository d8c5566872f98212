import type { SubmitEvent, ReactNode } from "react";
import { FieldErrors } from "./field-errors";
import { Problem } from "./problem";

interface FormProps {
  /** Names the form for screen readers, and is what its button says. */
  label: string;
  error: Error | null;
  isPending: boolean;
  submit: (form: FormData) => Promise<unknown>;
  /** Leaves the fields as they are after a success, as a search does. */
  keep?: boolean;
  children: ReactNode;
}

/**
 * Sends its fields and empties them when the server has accepted them. What the server refuses appears
 * beside its field, and what belongs to no field above the button.
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
      <FieldErrors value={error}>
        {children}
        <Problem error={error} />
      </FieldErrors>
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
