import type { DocumentForm } from "../document/document.ts";
import { pointerStep } from "../document/pointer.ts";
import type { FormFieldNode, FormNode } from "./types.ts";

export function buildForm(name: string, declared: DocumentForm): FormNode {
  const { camelName, schema, validate, submit, dynamic, fields, description, source } = declared;
  const pointer = `/x-mizan-forms/${pointerStep(name)}`;
  return {
    name,
    camelName,
    schema,
    validate,
    submit,
    dynamic,
    fields: fields.map(buildField),
    description,
    origin: source === null ? { pointer } : { pointer, source },
  };
}

/** Without the keys that only a later version of the document knows. */
const buildField = (field: FormFieldNode): FormFieldNode => ({
  name: field.name,
  label: field.label,
  help: field.help,
  required: field.required,
  disabled: field.disabled,
  hidden: field.hidden,
  widget: field.widget,
  type: field.type,
  multiple: field.multiple,
  choices: field.choices?.map(({ value, label, group }) => ({ value, label, group })) ?? null,
  initial: field.initial,
  attrs: field.attrs,
});
