import type { ContextParameter, FormFieldNode, FormNode, IR } from "@mizan/core";
import {
  call,
  context,
  declare,
  formatted,
  mutation,
  nullable,
  object,
  primitive,
  property,
  ref,
} from "./build.ts";

export const field = (name: string, more: Partial<FormFieldNode> = {}): FormFieldNode => ({
  name,
  label: name,
  help: "",
  required: true,
  disabled: false,
  hidden: false,
  widget: "TextInput",
  type: "text",
  multiple: false,
  choices: null,
  initial: null,
  attrs: {},
  ...more,
});

const form: FormNode = {
  name: "report_form",
  camelName: "reportForm",
  schema: "report_form_schema",
  validate: "report_form_validate",
  submit: "report_form_submit",
  dynamic: false,
  validateOnBlur: true,
  fields: [field("title")],
  description: null,
  origin: { pointer: "/x-mizan-forms/report_form", source: "app/forms.py:3" },
};

/** The IR of one form with a title and a file. */
export function formIR(more: Partial<FormNode> = {}, params: readonly ContextParameter[] = []): IR {
  const text = primitive("string");
  const own = params.map(({ name, type, required }) => ({ ...property(name, type), required }));
  const values = object(property("title", text), property("file", nullable(formatted("binary"))));
  const input = object(property("values", ref("ReportFormValues")), ...own);
  const { name, schema, validate, submit, origin } = { ...form, ...more };
  const affects = [{ context: name, scopedBy: [] }];
  return {
    irVersion: 1,
    title: "",
    version: "",
    prefix: null,
    csrf: false,
    functions: [
      context(schema, name, ref("MizanForm")),
      { ...call(validate, "ReportFormInput", ref("FormErrors")), multipart: true },
      { ...mutation(submit, "ReportFormInput", primitive("integer"), affects), multipart: true },
    ],
    contexts: [{ name, functions: [schema], params, extensions: {}, origin }],
    forms: [{ ...form, ...more }],
    channels: [],
    types: [
      declare("FormErrors", object()),
      declare("MizanForm", object()),
      declare("ReportFormInput", input),
      declare("ReportFormValues", values),
    ],
  };
}
