import { type AffectedContext, type Code, type IR, join, syntax } from "@mizan/core";
import { type Client, type ClientContext, type ClientFunction, resultIn, typeIn } from "./client.ts";
import { parameter, parenthesized } from "./layout.ts";
import { type ImportView, ModuleImports } from "./module-imports.ts";
import { about, documentation, key, literal } from "./names.ts";

/** The content of `client.ts`. */
export interface ClientView {
  readonly imports: readonly ImportView[];
  /** The kernel's exports under their names in this file. */
  readonly kernel: KernelNames;
  /** The backend's properties in the document, as options of the kernel. */
  readonly defaults: Code;
  readonly contexts: readonly ContextView[];
  readonly functions: readonly FunctionView[];
}

export interface KernelNames {
  readonly createKernel: Code;
  readonly configure: Code;
  readonly Kernel: Code;
  readonly KernelConfig: Code;
}

export interface ContextView {
  readonly wireName: Code;
  readonly entry: ReaderView;
  readonly fetch: ReaderView;
  readonly override: ReaderView;
}

export interface FunctionView extends Omit<MethodView, "comment"> {
  readonly comment: Code | null;
  readonly wireName: Code;
  readonly args: Code;
  /** The call with options besides the caller's; null if there are none. */
  readonly given: { readonly wireName: Code; readonly args: Code; readonly options: readonly Code[] } | null;
}

export interface MethodView {
  readonly comment: Code;
  readonly name: Code;
  readonly parameters: Code;
  readonly result: Code;
}

/** A function that selects an instance of a context. */
export interface ReaderView extends MethodView {
  /** The text after the wire name in a call of the kernel: `, params`, `, params ?? {}` or nothing. */
  readonly passed: Code;
}

const LOCALS = ["kernel", "params", "args", "options", "update", "config"];

export function clientView(client: Client): ClientView {
  const declared = [
    syntax`createClient`,
    syntax`configure`,
    syntax`configured`,
    syntax`defaultClient`,
    ...client.functions.map(({ name }) => name),
    ...client.contexts.flatMap(({ entry, fetch, override }) => [entry, fetch, override]),
  ];
  const imports = new ModuleImports([...LOCALS, ...declared]);
  const fromKernel = (name: Code): Code => imports.type(client.modules.kernel, name);
  const kernel = {
    createKernel: imports.value(client.modules.kernel, syntax`createKernel`),
    configure: imports.value(client.modules.kernel, syntax`configure`, syntax`configureKernel`),
    Kernel: fromKernel(syntax`Kernel`),
    KernelConfig: fromKernel(syntax`KernelConfig`),
  };
  const writer = { client, imports, fromKernel, kernel: kernel.Kernel };
  const contexts = client.contexts.map((context) => contextView(context, writer));
  const functions = client.functions.map((fn) => functionView(fn, writer));
  return { imports: imports.view, kernel, defaults: defaults(client.ir), contexts, functions };
}

interface Writer {
  readonly client: Client;
  readonly imports: ModuleImports;
  readonly fromKernel: (name: Code) => Code;
  readonly kernel: Code;
}

function contextView(context: ClientContext, { client, imports, fromKernel, kernel }: Writer): ContextView {
  const data = imports.type(client.modules.types, context.data);
  const params = context.params && imports.type(client.modules.types, context.params);
  const given = params === null ? [] : [parameter(syntax`params`, params, context.paramsRequired)];
  const required = params === null ? syntax`` : syntax`, params`;
  const passed = params === null || context.paramsRequired ? required : syntax`, params ?? {}`;
  const self = syntax`kernel: ${kernel}`;
  const { name } = context.node;
  return {
    wireName: literal(name),
    entry: {
      passed,
      ...method(
        about(`An instance of the \`${name}\` context, to subscribe to.`),
        context.entry,
        [self, ...given],
        syntax`${fromKernel(syntax`ContextEntry`)}<${data}>`,
      ),
    },
    fetch: {
      passed,
      ...method(
        about(`Reads the \`${name}\` context once.`),
        context.fetch,
        [self, ...given],
        syntax`Promise<${data}>`,
      ),
    },
    override: {
      passed: required,
      ...method(
        about(
          `Shows other data in the \`${name}\` context during a call that has it in its \`optimistic\` option.`,
        ),
        context.override,
        [
          self,
          ...(params === null ? [] : [syntax`params: ${params}`]),
          syntax`update: (data: ${data}) => ${data}`,
        ],
        fromKernel(syntax`Override`),
      ),
    },
  };
}

function functionView(fn: ClientFunction, { client, imports, fromKernel, kernel }: Writer): FunctionView {
  const { node, input } = fn;
  const args = input && parameter(syntax`args`, typeIn(client, imports, input), node.inputRequired);
  const parameters = [
    syntax`kernel: ${kernel}`,
    ...(args === null ? [] : [args]),
    syntax`options?: ${fromKernel(syntax`CallOptions`)}`,
  ];
  const passed = { wireName: literal(node.name), args: args === null ? syntax`{}` : syntax`args` };
  const own = [
    ...(node.affects.length === 0 ? [] : [syntax`affects: ${affected(node.affects)}`]),
    ...(node.multipart && args !== null
      ? [
          syntax`encode: ${imports.value(client.modules.kernelForms, syntax`multipart`)}(${node.inputRequired ? syntax`args` : syntax`args ?? {}`})`,
        ]
      : []),
  ];
  return {
    ...method(documentation(node), fn.name, parameters, syntax`Promise<${resultIn(client, imports, fn)}>`),
    ...passed,
    given: own.length === 0 ? null : { ...passed, options: own },
  };
}

function defaults({ prefix, csrf }: IR): Code {
  const token = syntax`csrf: ${literal(csrf)}`;
  return prefix === null ? token : syntax`baseUrl: ${literal(prefix)}, ${token}`;
}

function method<Text>(
  text: Text,
  name: Code,
  parameters: readonly Code[],
  result: Code,
): Omit<MethodView, "comment"> & { readonly comment: Text } {
  const list = parenthesized(parameters, syntax`export function ${name}`, syntax`: ${result} {`);
  return { comment: text, name, parameters: list, result };
}

function affected(contexts: readonly AffectedContext[]): Code {
  const entries = contexts.map(
    ({ context, scopedBy }) => syntax`${key(context)}: [${join(scopedBy.map(literal), ", ")}]`,
  );
  return syntax`{ ${join(entries, ", ")} }`;
}
