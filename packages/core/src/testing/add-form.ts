import type { DocumentForm, DocumentFunction, Schema, SchemaObject } from "../document/document.ts";
import type { FormFieldNode } from "../ir/types.ts";
import { camelCase, pascalCase } from "../names/case.ts";
import type { DocumentParts } from "./document-of.ts";

export interface FormParts {
  /** e.g. `contact_form`. */
  readonly name: string;
  readonly fields: readonly FormFieldNode[];
  /** The object that it takes. */
  readonly values: SchemaObject;
  /** Names of the string parameters of its context and its functions. */
  readonly params: readonly string[];
  readonly multipart: boolean;
  /** Default true. */
  readonly dynamic?: boolean;
  /** Default true. */
  readonly validateOnBlur?: boolean;
  /** Of the form, its functions and its models. */
  readonly description: string | null;
  readonly source: string | null;
}

/** Adds a form with its functions, its context and its models, named as the exporter of Django names them. */
export function addForm(form: FormParts, parts: DocumentParts & { forms: Map<string, DocumentForm> }): void {
  const {
    name,
    fields,
    values,
    params,
    multipart,
    dynamic = true,
    validateOnBlur = true,
    description,
    source,
  } = form;
  const component = (suffix: string, schema: Schema): string => {
    const model = `${pascalCase(name)}${suffix}`;
    const about = {
      ...(description !== null && { description }),
      ...(source !== null && { "x-mizan-source": source }),
    };
    parts.schemas.set(model, typeof schema === "object" ? { ...schema, ...about } : schema);
    return model;
  };
  const input = (suffix: string, more: Record<string, Schema> = {}): string => {
    const properties = { ...stringsOf(params), ...more };
    const required = Object.keys(properties);
    return component(suffix, { type: "object", properties, required, additionalProperties: false });
  };
  const taking = (role: string, suffix: string, schema: Schema): string =>
    input(`${role}Input`, { values: { $ref: `#/components/schemas/${component(suffix, schema)}` } });
  for (const [model, schema] of Object.entries(formAnswers)) parts.schemas.set(model, schema);

  const base = { outputNullable: false, returnsResponse: false, auth: "none", deprecated: false } as const;
  const call = (role: string, inputType: string | null): DocumentFunction => {
    const fn = `${name}_${role}`;
    return {
      ...base,
      name: fn,
      camelName: camelCase(fn),
      kind: "call",
      inputType,
      outputType: "MizanFormErrors",
      multipart,
      context: null,
      affects: [],
      description,
      source,
    };
  };
  const schema: DocumentFunction = {
    ...call("schema", params.length === 0 ? null : input("SchemaInput")),
    kind: "context",
    outputType: "MizanForm",
    multipart: false,
    context: name,
  };
  const validate = call("validate", taking("Validate", "Draft", { ...values, required: [] }));
  const submit: DocumentFunction = {
    ...call("submit", taking("Submit", "Values", values)),
    kind: "mutation",
    outputType: null,
    affects: [{ context: name, scopedBy: params }],
  };
  parts.functions.push(schema, validate, submit);
  const sharedBy = [schema.name];
  const shared = Object.entries(stringsOf(params)).map(([param, text]) => {
    return [param, { schema: text, required: true, sharedBy }] as const;
  });
  parts.contexts.set(name, { functions: [schema.name], params: Object.fromEntries(shared) });
  const functions = { schema: schema.name, validate: validate.name, submit: submit.name };
  const camelName = camelCase(name);
  const blur = validateOnBlur ? {} : { validateOnBlur };
  parts.forms.set(name, { camelName, ...functions, dynamic, ...blur, fields, description, source });
}

const stringsOf = (names: readonly string[]): Record<string, Schema> =>
  Object.fromEntries(names.map((name) => [name, { type: "string" }]));

const text: Schema = { type: "string" };
const flag: Schema = { type: "boolean" };
const nothing: Schema = { type: "null" };

const objectOf = (properties: Record<string, Schema>): Schema => ({
  type: "object",
  properties,
  required: Object.keys(properties),
});
const listOf = (name: string): Schema => ({ type: "array", items: { $ref: `#/components/schemas/${name}` } });

/** The results of the functions of every form. */
const formAnswers: Readonly<Record<string, Schema>> = {
  MizanForm: objectOf({ fields: listOf("MizanFormField") }),
  MizanFormField: objectOf({
    name: text,
    label: text,
    help: text,
    required: flag,
    disabled: flag,
    hidden: flag,
    widget: text,
    type: text,
    multiple: flag,
    choices: { anyOf: [listOf("MizanFormChoice"), nothing] },
    initial: true,
    attrs: { type: "object", additionalProperties: { anyOf: [text, { type: "number" }, flag] } },
  }),
  MizanFormChoice: objectOf({
    value: { anyOf: [text, { type: "number" }, flag, nothing] },
    label: text,
    group: { anyOf: [text, nothing] },
  }),
  MizanFormError: objectOf({
    loc: { type: "array", items: { anyOf: [text, { type: "integer" }] } },
    type: text,
    message: text,
  }),
  MizanFormErrors: listOf("MizanFormError"),
};
