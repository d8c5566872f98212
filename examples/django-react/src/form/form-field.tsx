import type { ReactNode } from "react";
import type { Field } from "#api";

/** Any field of a form, as its backend describes it, with its errors. */
export function FormField({ field }: { field: Field }): ReactNode {
  return (
    <div className="field">
      <label {...field.labelProps}>{field.label}</label>
      <Control field={field} />
      {field.help && (
        <p className="hint" {...field.helpProps}>
          {field.help}
        </p>
      )}
      {field.errors.length > 0 && (
        <p className="problem" {...field.errorsProps}>
          {field.errors.join(" ")}
        </p>
      )}
    </div>
  );
}

function Control({ field }: { field: Field }): ReactNode {
  if (field.type === "textarea") return <textarea {...field.inputProps} />;
  if (field.type === "radio" || field.type === "checkboxes") {
    return (
      <fieldset {...field.groupProps}>
        {field.choices.map((choice) => (
          <label key={choice.id}>
            <input {...choice.inputProps} />
            {choice.label}
          </label>
        ))}
      </fieldset>
    );
  }
  if (field.type !== "select") return <input {...field.inputProps} />;
  return (
    <select {...field.inputProps}>
      {field.choices.map((choice) => (
        <option key={choice.id} {...choice.optionProps}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}
