import type { Code } from "@mizan/core";
import {
  about,
  type Client,
  type ClientForm,
  comment,
  type ImportView,
  join,
  ModuleImports,
  parenthesized,
  prose,
  syntax,
  typeIn,
} from "@mizan/target-typescript";
import type { ReactForm } from "./names.ts";

/** The content of `form-hooks.ts`: one hook for each form. */
export interface FormHooksView {
  readonly imports: readonly ImportView[];
  readonly hooks: readonly FormHookView[];
}

export interface FormHookView {
  readonly comment: Code;
  readonly name: Code;
  readonly parameters: Code;
  readonly result: Code;
  /** `useForm(…)`. */
  readonly call: Code;
}

const LOCALS = ["params", "options", "kernel"];

export function formHooksView(client: Client, forms: readonly ReactForm[], runtime: Code): FormHooksView {
  const imports = new ModuleImports([...LOCALS, ...forms.map(({ hook }) => hook)]);
  const hooks = forms.map(({ form, hook }) => hookView(form, hook, { client, imports, runtime }));
  return { imports: imports.view, hooks };
}

interface Writer {
  readonly client: Client;
  readonly imports: ModuleImports;
  readonly runtime: Code;
}

function hookView(form: ClientForm, name: Code, { client, imports, runtime }: Writer): FormHookView {
  const { node, context } = form;
  const { modules } = client;
  const given = syntax`<${typeIn(client, imports, form.values)}, ${typeIn(client, imports, form.result)}>`;
  const result = syntax`${imports.type(runtime, syntax`Form`)}${given}`;
  const options = syntax`options: ${imports.type(runtime, syntax`FormOptions`)}${given} = {}`;
  const params = context.params && syntax`params: ${imports.type(modules.types, context.params)}`;
  const parameters = [
    ...(params === null ? [] : [context.paramsRequired ? params : syntax`${params} = {}`]),
    options,
  ];
  const passed = [syntax`kernel`, ...(params === null ? [] : [syntax`params`]), syntax`options.initial`];
  const useForm = imports.value(runtime, syntax`useForm`);
  const fields = imports.value(modules.forms, form.fields);
  const store = imports.value(modules.forms, form.store);
  const selected = params === null ? syntax`{}` : syntax`params`;
  return {
    comment: comment(prose(node.description)) ?? about(`The \`${node.name}\` form.`),
    name,
    parameters: parenthesized(parameters, syntax`export function ${name}`, syntax`: ${result} {`),
    result,
    call: ending(
      syntax`${useForm}(${fields}, ${selected}, options, (kernel) =>`,
      syntax`${store}(${join(passed, ", ")})`,
    ),
  };
}

/** A call that ends with an arrow function. Its body gets a line of its own if the line would be too long. */
function ending(call: Code, body: Code): Code {
  const line = syntax`${call} ${body})`;
  return `  return ${String(line)};`.length <= 110 ? line : syntax`${call}\n    ${body},\n  )`;
}
