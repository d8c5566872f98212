import type { FormFieldNode } from "../ir/types.ts";
import { addForm } from "./add-form.ts";
import { objectOf } from "./described-schema.ts";
import type { TextParts } from "./hostile-document.ts";

/** A form with a field of choices and one for a file. */
export function addHostileForm(text: string, index: number, parts: TextParts): void {
  const file = `${text} file`;
  const values = objectOf(text, {
    [text]: { type: "string", default: text },
    [file]: { type: "string", format: "binary" },
  });
  const fields = [fieldOf(text, text), fieldOf(file, text)];
  const name = `form_${index}`;
  addForm(
    { name, fields, values, params: ["item_id"], multipart: true, description: text, source: text },
    parts,
  );
}

const fieldOf = (name: string, text: string): FormFieldNode => ({
  name,
  label: text,
  help: text,
  required: true,
  disabled: false,
  hidden: false,
  widget: text,
  type: text,
  multiple: false,
  choices: [
    { value: text, label: text, group: text },
    { value: 1, label: "plain", group: null },
  ],
  initial: { [text]: [text], also: text },
  attrs: { [text]: text, title: text, maxlength: 80, autofocus: true },
});
