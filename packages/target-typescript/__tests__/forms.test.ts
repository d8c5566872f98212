import { type ContextParameter, type IR, isDiagnosticError } from "@mizan/core";
import { emitFiles } from "./emit-files.ts";
import {
  array,
  call,
  declare,
  enumeration,
  formatted,
  nullable,
  object,
  primitive,
  property,
  ref,
} from "./ir/build.ts";
import { formIR } from "./ir/form.ts";

const emitted = async (ir: IR, file = "forms.ts"): Promise<string> => (await emitFiles(ir))[file] ?? "";

const parameter = (required: boolean): ContextParameter => ({
  name: "task_id",
  type: primitive("integer"),
  required,
  sharedBy: ["report_form_schema"],
});

/** From the function on that makes the store. */
const storeOf = async (ir: IR): Promise<string> =>
  /\/\*\* [^*]*\*\/\nexport function [^]*/.exec(await emitted(ir))![0];

test("a form that the document describes needs no request at run time", async () => {
  expect(await storeOf(formIR())).toBe(`/** The \`report_form\` form. */
export function reportForm(
  kernel: Kernel,
  initial?: Partial<ReportFormValues>,
): FormStore<ReportFormValues, number> {
  return createForm({
    kernel,
    fields: reportFormFields,
    initial,
    entry: null,
    validate: (values: ReportFormValues) => reportFormValidate(kernel, { values }),
    submit: (values: ReportFormValues) => reportFormSubmit(kernel, { values }),
  });
}
`);
});

test("a dynamic form is described by its context, whose parameters all three functions take", async () => {
  const ir = formIR({ dynamic: true, description: "Tells what went wrong." }, [parameter(true)]);
  expect(await storeOf(ir)).toBe(`/** Tells what went wrong. */
export function reportForm(
  kernel: Kernel,
  params: ReportFormContextParams,
  initial?: Partial<ReportFormValues>,
): FormStore<ReportFormValues, number> {
  return createForm({
    kernel,
    fields: reportFormFields,
    initial,
    entry: reportFormContext(kernel, params),
    describe: (data) => data.report_form_schema.fields,
    validate: (values: ReportFormValues) => reportFormValidate(kernel, { ...params, values }),
    submit: (values: ReportFormValues) => reportFormSubmit(kernel, { ...params, values }),
  });
}
`);
});

test("parameters may be omitted when all are optional", async () => {
  expect(await storeOf(formIR({}, [parameter(false)]))).toContain("\n  params?: ReportFormContextParams,\n");
});

test("fields with number values are listed, also when the number is nullable, in an array or in an enum", async () => {
  const ir = formIR();
  const [integer, number] = [primitive("integer"), primitive("number")];
  const values = object(
    property("decimal", formatted("decimal")),
    property("ids", nullable(array(ref("Id")))),
    property("rows", ref("Rows")), // an array of itself
    property("ratio", number),
    property("grade", enumeration({ GOOD: 1, BAD: 2 })),
    property("size", enumeration({ SMALL: "s", OTHER: 2 })),
    property("ring", ref("Ring")),
  );
  const types = ir.types.map((one) => (one.name === "ReportFormValues" ? declare(one.name, values) : one));
  const more = [declare("Id", integer), declare("Ring", ref("Ring")), declare("Rows", array(ref("Rows")))];
  expect(await storeOf({ ...ir, types: [...types, ...more] })).toContain(
    '\n    fields: reportFormFields,\n    numbers: ["ids", "ratio", "grade"],\n    initial,\n',
  );
});

test("a form may say that its fields are not validated when the focus leaves them", async () => {
  expect(await storeOf(formIR({ validateOnBlur: false }))).toContain(
    "\n    fields: reportFormFields,\n    validateOnBlur: false,\n    initial,\n",
  );
});

test("the functions of a form send files as multipart", async () => {
  expect(await emitted(formIR(), "client.ts")).toContain(`
  return kernel.call("report_form_submit", args, {
    affects: { report_form: [] },
    encode: multipart(args),
    ...options,
  });
`);
});

test("a file is a Blob, also when the backend has a type named Blob", async () => {
  expect(await emitted(formIR(), "types.ts")).toContain("\n  file: Blob | null;\n");
  const ir = formIR();
  const own = object(property("id", formatted("uuid")));
  const types = await emitted({ ...ir, types: [declare("Blob", own), ...ir.types] }, "types.ts");
  expect(types).toContain("\n  file: globalThis.Blob | null;\n");
});

test("types of a form with the name of a runtime type are renamed", async () => {
  const ir = formIR({ dynamic: true });
  const types = ["FormField", "FormStore", "Kernel"].map((name) => declare(name, object()));
  const values = property("values", { kind: "reference", name: "FormField", pointer: "" });
  const all = ir.types.map((one) =>
    one.name === "ReportFormInput" ? declare(one.name, object(values)) : one,
  );
  const files = await emitFiles({ ...ir, types: [...types, ...all] });
  expect(files["forms.ts"]).toContain('import type { FormField as FormField_ } from "./types.js";');
  expect(files["index.ts"]).toContain("FormField as FormField_");
});

test("a document without forms has no forms.ts", async () => {
  const ir = { ...formIR(), forms: [] };
  const files = await emitFiles(ir);
  expect(Object.keys(files)).toEqual(["types.ts", "client.ts", "index.ts"]);
  expect(files["index.ts"]).not.toContain("forms");
});

describe("a form and a function with the same name", () => {
  const collision = async (ir: IR): Promise<string | false> => {
    const error: unknown = await emitFiles(ir).catch((thrown: unknown) => thrown);
    return isDiagnosticError(error) && error.message;
  };

  test("are an error that names both", async () => {
    expect(await collision(formIR({ camelName: "reportFormSubmit" }))).toBe(
      'MZ4101: the function "report_form_submit" (app/clients.py:1) and the form "report_form" (app/forms.py:3) would both be named reportFormSubmit in TypeScript.',
    );
  });

  test("are an error too for the name of the form's fields", async () => {
    const ir = formIR();
    const functions = [...ir.functions, call("report_form_fields", null, primitive("null"))];
    expect(await collision({ ...ir, functions })).toMatch(
      /would both be named reportFormFields in TypeScript\.$/,
    );
  });
});

test.each<[string, (ir: IR) => IR]>([
  ['its function "report_form_submit"', (ir) => ({ ...ir, functions: ir.functions.slice(0, 2) })],
  ["its context", (ir) => ({ ...ir, contexts: [] })],
  ['the values that "report_form_submit" takes', (ir) => ({ ...ir, types: [] })],
])("a form without %s is an error", async (what, change) => {
  await expect(emitFiles(change(formIR()))).rejects.toThrow(
    `The form "report_form" of the IR lacks ${what}.`,
  );
});
