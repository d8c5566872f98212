import { type Code, IRIndex, syntax } from "@mizan/core";
import { type Client, type ClientForm, typeIn } from "./client.ts";
import { data, parameter, parenthesized } from "./layout.ts";
import { type ImportView, ModuleImports } from "./module-imports.ts";
import { numberFields } from "./number-fields.ts";
import { about, comment, property, prose } from "./names.ts";

/** The content of `forms.ts`. */
export interface FormsView {
  readonly imports: readonly ImportView[];
  readonly forms: readonly FormView[];
}

/** A function that creates a form's store. */
export interface FormView {
  readonly fields: FieldsView;
  readonly comment: Code;
  readonly name: Code;
  readonly parameters: Code;
  readonly result: Code;
  /** The kernel's `createForm`. */
  readonly create: Code;
  /** Names of the fields whose values are numbers; null if there are none. */
  readonly numbers: Code | null;
  readonly validateOnBlur: boolean;
  /** Reads the fields at run time; null if the document contains all of them. */
  readonly described: DescriptionView | null;
  readonly validate: TakerView;
  readonly submit: TakerView;
  /** The arguments of both. */
  readonly args: Code;
}

export interface FieldsView {
  readonly comment: Code;
  readonly name: Code;
  readonly type: Code;
  readonly data: Code;
}

export interface DescriptionView {
  /** The function that opens the context. */
  readonly entry: Code;
  readonly args: Code;
  /** The property of the context's data with the description: `.contact_form_schema`. */
  readonly property: Code;
}

/** A function that takes the values, and their type. */
export interface TakerView {
  readonly name: Code;
  readonly values: Code;
}

const LOCALS = ["kernel", "params", "initial", "values", "data"];

export function formsView(client: Client): FormsView {
  const declared = client.forms.flatMap(({ store, fields }) => [store, fields]);
  const imports = new ModuleImports([...LOCALS, ...declared]);
  const index = new IRIndex(client.ir);
  const forms = client.forms.map((form) => formView(form, client, index, imports));
  return { imports: imports.view, forms };
}

function formView(form: ClientForm, client: Client, index: IRIndex, imports: ModuleImports): FormView {
  const { types, client: functions, kernel, kernelForms } = client.modules;
  const { node, context } = form;
  const params = context.params && imports.type(types, context.params);
  const field = imports.type(kernelForms, syntax`FormField`);
  const values = typeIn(client, imports, form.values);
  const result = syntax`${imports.type(kernelForms, syntax`FormStore`)}<${values}, ${typeIn(client, imports, form.result)}>`;
  const draft = typeIn(client, imports, form.draft);
  const parameters = [
    syntax`kernel: ${imports.type(kernel, syntax`Kernel`)}`,
    ...(params === null ? [] : [parameter(syntax`params`, params, context.paramsRequired)]),
    syntax`initial?: Partial<${values}>`,
  ];
  const numbers = numberFields(form.values, index);
  const before = syntax`export const ${form.fields}: readonly ${field}[] = `;
  return {
    fields: {
      comment: about(`The fields of the \`${node.name}\` form, as the backend described them at build time.`),
      name: form.fields,
      type: field,
      data: data(node.fields, String(before).length + ";".length),
    },
    comment: comment(prose(node.description)) ?? about(`The \`${node.name}\` form.`),
    name: form.store,
    parameters: parenthesized(parameters, syntax`export function ${form.store}`, syntax`: ${result} {`),
    result,
    create: imports.value(kernelForms, syntax`createForm`),
    numbers: numbers.length === 0 ? null : data(numbers, "    numbers: ,".length, "    "),
    validateOnBlur: node.validateOnBlur,
    described: node.dynamic
      ? {
          entry: imports.value(functions, context.entry),
          args: params === null ? syntax`kernel` : syntax`kernel, params`,
          property: property(form.schema.node.name),
        }
      : null,
    validate: { name: imports.value(functions, form.validate.name), values: draft },
    submit: { name: imports.value(functions, form.submit.name), values },
    args: params === null ? syntax`{ values }` : syntax`{ ...params, values }`,
  };
}
