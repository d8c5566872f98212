import { type Code, join, syntax } from "@mizan/core";
import { type Client, typeIn } from "../client.ts";
import { parameter, parenthesized, PRINT_WIDTH } from "../layout.ts";
import type { ModuleImports } from "../module-imports.ts";
import { about, comment, prose } from "../names.ts";
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
export const FORM_LOCALS: readonly string[] = ["params", "options", "kernel", "current"];

/**
 * How the hook of a form takes the form's parameters. The others than "value" are for a framework that runs a component
 * once. "function": the hook takes a function that returns the current parameters, and passes it to `useForm`.
 * "reactive": it takes a `FormParams`, a type of the form runtime, from which `useForm` reads the current parameters.
 */
export type FormParameters = "value" | "function" | "reactive";

interface FormWriter {
  readonly client: Client;
  readonly imports: ModuleImports;
  readonly runtime: Code;
  readonly formParameters: FormParameters;
}

const WAYS = {
  value: {
    type: (_writer: FormWriter, params: Code) => params,
    kernel: syntax`(kernel)`,
    none: syntax`{}`,
    required: { selected: syntax`params`, current: syntax`params` },
    optional: { selected: syntax`params ?? {}`, current: syntax`params` },
  },
  function: {
    type: (_writer: FormWriter, params: Code) => syntax`() => ${params}`,
    kernel: syntax`(kernel)`,
    none: syntax`() => ({})`,
    required: { selected: syntax`params`, current: syntax`params()` },
    optional: { selected: syntax`params ?? (() => ({}))`, current: syntax`params?.()` },
  },
  reactive: {
    type: ({ imports, runtime }: FormWriter, params: Code, required: boolean) =>
      syntax`${imports.type(runtime, syntax`FormParams`)}<${params}${required ? syntax`` : syntax` | undefined`}>`,
    kernel: syntax`(kernel, current)`,
    none: syntax`{}`,
    required: { selected: syntax`params`, current: syntax`current` },
    optional: { selected: syntax`params`, current: syntax`current` },
  },
} as const;

export function formHookView({ form, hook: name }: NamedForm, writer: FormWriter): FormHookView {
  const { client, imports, runtime, formParameters } = writer;
  const { node, context } = form;
  const { modules } = client;
  const given = syntax`<${typeIn(client, imports, form.values)}, ${typeIn(client, imports, form.result)}>`;
  const result = syntax`${imports.type(runtime, syntax`Form`)}${given}`;
  const options = syntax`options: ${imports.type(runtime, syntax`FormOptions`)}${given} = {}`;
  const way = WAYS[formParameters];
  const params =
    context.params &&
    parameter(
      syntax`params`,
      way.type(writer, imports.type(modules.types, context.params), context.paramsRequired),
      context.paramsRequired,
    );
  const { selected, current } = context.paramsRequired ? way.required : way.optional;
  const parameters = [...(params === null ? [] : [params]), options];
  const passed = [syntax`kernel`, ...(params === null ? [] : [current]), syntax`options.initial`];
  const useForm = imports.value(runtime, syntax`useForm`);
  const fields = imports.value(modules.forms, form.fields);
  const store = imports.value(modules.forms, form.store);
  return {
    comment: comment(prose(node.description)) ?? about(`The \`${node.name}\` form.`),
    name,
    parameters: parenthesized(parameters, syntax`export function ${name}`, syntax`: ${result} {`),
    result,
    call: ending(
      syntax`${useForm}(${fields}, ${params === null ? way.none : selected}, options, ${params === null ? WAYS.value.kernel : way.kernel} =>`,
      syntax`${store}(${join(passed, ", ")})`,
    ),
  };
}

/** A call that ends with an arrow function. Its body gets a line of its own if the line would be too long. */
function ending(call: Code, body: Code): Code {
  const line = syntax`${call} ${body})`;
  return `  return ${String(line)};`.length <= PRINT_WIDTH ? line : syntax`${call}\n    ${body},\n  )`;
}
