import { fn, type Json, object, ref, small } from "./small-document.ts";

export const field = (name: string, more: Json = {}): Json => ({
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

const file = { anyOf: [{ type: "string", format: "binary" }, { type: "null" }] };

export const form = (more: Json = {}): Json => ({
  camelName: "reportForm",
  schema: "report_form_schema",
  validate: "report_form_validate",
  submit: "report_form_submit",
  dynamic: false,
  fields: [field("title"), field("screenshot", { widget: "FileInput", type: "file", required: false })],
  description: null,
  source: "app/forms.py:3",
  ...more,
});

/** The functions of `form()`, which takes a title and a screenshot and depends on a task. */
export const formFunctions = (more: Partial<Record<"schema" | "validate" | "submit", Json>> = {}): Json[] => [
  fn("report_form_schema", {
    kind: "context",
    context: "report_form",
    inputType: "ReportFormSchemaInput",
    outputType: "MizanForm",
    ...more.schema,
  }),
  fn("report_form_submit", {
    kind: "mutation",
    inputType: "ReportFormSubmitInput",
    affects: [{ context: "report_form", scopedBy: ["task_id"] }],
    multipart: true,
    ...more.submit,
  }),
  fn("report_form_validate", { inputType: "ReportFormValidateInput", multipart: true, ...more.validate }),
];

const task = { type: "integer" };

export const formSchemas = (more: Json = {}): Json => ({
  MizanForm: object({}),
  ReportFormDraft: object({ title: { type: "string" }, screenshot: file }, []),
  ReportFormSchemaInput: object({ task_id: task }),
  ReportFormSubmitInput: object({ task_id: task, values: ref("ReportFormValues") }),
  ReportFormValidateInput: object({ task_id: task, values: ref("ReportFormDraft") }),
  ReportFormValues: object({ title: { type: "string" }, screenshot: file }, ["title"]),
  ...more,
});

const contexts = {
  report_form: {
    functions: ["report_form_schema"],
    params: { task_id: { schema: task, required: true, sharedBy: ["report_form_schema"] } },
  },
};

/** @param forms by name */
export const formDocument = (
  forms: Json = { report_form: form() },
  functions: Json[] = formFunctions(),
  schemas: Json = formSchemas(),
): Json => ({ ...small(functions, schemas, contexts), "x-mizan-forms": forms });
