import { use, useId, type InputHTMLAttributes, type ReactNode } from "react";
import { fieldErrors } from "#api";
import { FormError } from "./form-error";

interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  /** The argument's name on the server. */
  name: string;
  label: string;
}

/** A labelled input with the server's error messages for it. */
export function Field({ name, label, ...input }: FieldProps): ReactNode {
  const id = useId();
  const problem = fieldErrors(use(FormError), name).join(" ");
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        name={name}
        aria-invalid={!!problem}
        aria-describedby={problem ? `${id}-problem` : undefined}
        {...input}
      />
      {problem && (
        <p id={`${id}-problem`} className="problem">
          {problem}
        </p>
      )}
    </div>
  );
}
