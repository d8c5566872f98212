import type { FormFieldNode } from "../ir/types.ts";
import { addForm } from "./add-form.ts";
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

/** A schema that may also have keywords that mizan does not read. */
export type FreeSchema = Readonly<Record<string, unknown>>;

/** Each field is described by the text; only the plain one is required. */
export const objectOf = (text: string, properties: Record<string, FreeSchema>): FreeSchema => ({
  type: "object",
  properties: Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, { ...schema, ...about(text) }]),
  ),
  required: Object.keys(properties).filter((name) => properties[name]?.default === undefined),
});

export const about = (text: string): object => ({
  title: text,
  description: text,
  examples: [text, { [text]: text }],
  $comment: text,
  deprecated: true,
});
