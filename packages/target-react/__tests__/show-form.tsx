import type { ReactNode } from "react";
import type { Field, Form } from "./__golden__/world/index.ts";

/** What a page makes of any field. */
function Control({ field }: { readonly field: Field }): ReactNode {
  const { type, choices, inputProps } = field;
  switch (type) {
    case "textarea":
      return <textarea {...inputProps} />;
    case "select":
      return (
        <select {...inputProps}>
          {choices.map(({ id, label, optionProps }) => (
            <option key={id} {...optionProps}>
              {label}
            </option>
          ))}
        </select>
      );
    case "radio":
    case "checkboxes":
      return choices.map((choice) => (
        <label key={choice.id}>
          <input {...choice.inputProps} />
          {choice.label}
        </label>
      ));
    default:
      return <input {...inputProps} />;
  }
}

function Labelled({ field }: { readonly field: Field }): ReactNode {
  const { label, help, errors, labelProps, groupProps, helpProps, errorsProps } = field;
  const isGroup = field.type === "radio" || field.type === "checkboxes";
  const about = (
    <>
      {help && <small {...helpProps}>{help}</small>}
      {errors.length > 0 && <p {...errorsProps}>{errors.join(" ")}</p>}
    </>
  );
  return isGroup ? (
    <fieldset {...groupProps}>
      <legend {...labelProps}>{label}</legend>
      <Control field={field} />
      {about}
    </fieldset>
  ) : (
    <div>
      <label {...labelProps}>{label}</label>
      <Control field={field} />
      {about}
    </div>
  );
}

interface Shown {
  readonly order: readonly string[];
  readonly fields: object;
  readonly formErrors: readonly string[];
  readonly formProps: Form<object, unknown>["formProps"];
}

/** A page that shows any form, field by field. */
export function ShowForm({ form }: { readonly form: Shown }): ReactNode {
  const fields = form.fields as Readonly<Record<string, Field>>;
  return (
    <form {...form.formProps} aria-label="Form">
      {form.order.map((name) => (
        <Labelled key={name} field={fields[name]!} />
      ))}
      {form.formErrors.map((message) => (
        <p key={message} role="alert">
          {message}
        </p>
      ))}
      <button>Send</button>
      <button type="reset">Empty</button>
    </form>
  );
}
