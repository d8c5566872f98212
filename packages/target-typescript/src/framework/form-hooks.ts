import type { Code } from "@mizan/core";
import { type Client, typeIn } from "../client.ts";
import { parenthesized, PRINT_WIDTH } from "../layout.ts";
import type { ModuleImports } from "../module-imports.ts";
import { about, comment, join, prose, syntax } from "../names.ts";
import type { NamedForm } from "./naming.ts";

/** The hook of a form. It imports `useForm`, `Form` and `FormOptions` from the framework's form runtime. */
export interface FormHookView {
  readonly comment: Code;
  readonly name: Code;
  /** With parentheses. */
  readonly parameters: Code;
  readonly result: Code;
  /** `useForm(…)`. */
  readonly call: Code;
}

/** Names that {@link FormHookView} declares. */
export const FORM_LOCALS: readonly string[] = ["params", "options", "kernel"];

/**
 * How the hook of a form takes the form's parameters. "function" is for a framework that runs a component once: the hook
 * takes a function that returns the current parameters, and passes it to `useForm`.
 */
export type FormParameters = "value" | "function";

interface FormWriter {
  readonly client: Client;
  readonly imports: ModuleImports;
  readonly runtime: Code;
  readonly formParameters: FormParameters;
}

const WAYS = {
  value: { arrow: syntax``, noParams: syntax`{}`, current: syntax`params` },
  function: { arrow: syntax`() => `, noParams: syntax`() => ({})`, current: syntax`params()` },
} as const;

export function formHookView(
  { form, hook: name }: NamedForm,
  { client, imports, runtime, formParameters }: FormWriter,
): FormHookView {
  const { node, context } = form;
  const { modules } = client;
  const given = syntax`<${typeIn(client, imports, form.values)}, ${typeIn(client, imports, form.result)}>`;
  const result = syntax`${imports.type(runtime, syntax`Form`)}${given}`;
  const options = syntax`options: ${imports.type(runtime, syntax`FormOptions`)}${given} = {}`;
  const { arrow, noParams, current } = WAYS[formParameters];
  const params = context.params && syntax`params: ${arrow}${imports.type(modules.types, context.params)}`;
  const parameters = [
    ...(params === null ? [] : [context.paramsRequired ? params : syntax`${params} = ${noParams}`]),
    options,
  ];
  const passed = [syntax`kernel`, ...(params === null ? [] : [current]), syntax`options.initial`];
  const useForm = imports.value(runtime, syntax`useForm`);
  const fields = imports.value(modules.forms, form.fields);
  const store = imports.value(modules.forms, form.store);
  const selected = params === null ? noParams : syntax`params`;
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
  return `  return ${String(line)};`.length <= PRINT_WIDTH ? line : syntax`${call}\n    ${body},\n  )`;
}
