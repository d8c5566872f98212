import type { DocumentFunction } from "../document/document.ts";
import type { FormFieldNode } from "../ir/types.ts";
import { about, objectOf } from "./described-schema.ts";
import type { TextParts } from "./hostile-document.ts";

/** A form with a field of choices and one for a file, and the three functions and the context that it needs. */
export function addForm(
  text: string,
  index: number,
  { schemas, functions, contexts, forms }: TextParts,
): void {
  const form = `form_${index}`;
  const pascal = `Form${index}`;
  const component = (name: string, schema: object): void => {
    schemas.set(`${pascal}${name}`, { ...schema, ...about(text), "x-mizan-source": text });
  };
  const values = objectOf(text, {
    [text]: { type: "string", default: text },
    [`${text} file`]: { type: "string", format: "binary" },
  });
  const input = { ...objectOf(text, { values: { $ref: `#/components/schemas/${pascal}Values` } }) };
  component("Values", values);
  component("Input", { ...input, additionalProperties: false });
  component("Fields", objectOf(text, {}));

  const base = {
    outputType: null,
    outputNullable: false,
    returnsResponse: false,
    multipart: true,
    context: null,
    affects: [],
    auth: "none",
    deprecated: true,
    description: text,
    source: text,
  } as const;
  const [schema, validate, submit] = [`${form}_schema`, `${form}_validate`, `${form}_submit`];
  functions.push(
    {
      ...base,
      name: schema,
      camelName: `form${index}Schema`,
      kind: "context",
      inputType: null,
      outputType: `${pascal}Fields`,
      multipart: false,
      context: form,
    },
    { ...base, name: validate, camelName: `form${index}Validate`, kind: "call", inputType: `${pascal}Input` },
    {
      ...base,
      name: submit,
      camelName: `form${index}Submit`,
      kind: "mutation",
      inputType: `${pascal}Input`,
      affects: [{ context: form, scopedBy: [] }],
    } satisfies DocumentFunction,
  );
  contexts.set(form, { functions: [schema], params: {} });
  forms.set(form, {
    camelName: `form${index}`,
    schema,
    validate,
    submit,
    dynamic: true,
    fields: [fieldOf(text, text), fieldOf(`${text} file`, text)],
    description: text,
    source: text,
  });
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
