import type { Code } from "@mizan/core";
import {
  type Client,
  type ClientFunction,
  documentation,
  type ImportView,
  join,
  ModuleImports,
  resultIn,
  syntax,
  typeIn,
} from "@mizan/target-typescript";
import type { ReactNames } from "./names.ts";

/** The content of `hooks.ts`: one hook for each call and mutation. */
export interface HooksView {
  readonly imports: readonly ImportView[];
  readonly hooks: readonly HookView[];
}

export interface HookView {
  readonly comment: Code | null;
  readonly name: Code;
  readonly result: Code;
  readonly useMutation: Code;
  readonly fn: Code;
}

export function hooksView(client: Client, names: ReactNames, runtime: Code): HooksView {
  const imports = new ModuleImports(names.hooks.map(({ hook }) => hook));
  const hooks = names.hooks.map(({ fn, hook }) => ({
    comment: documentation(fn.node),
    name: hook,
    result: mutationType(fn, { client, imports, runtime }),
    useMutation: imports.value(runtime, syntax`useMutation`),
    fn: imports.value(client.modules.client, fn.name),
  }));
  return { imports: imports.view, hooks };
}

interface Writer {
  readonly client: Client;
  readonly imports: ModuleImports;
  readonly runtime: Code;
}

/** `Mutation<[args: RenameProjectInput, options?: CallOptions], Project>`. */
function mutationType(fn: ClientFunction, { client, imports, runtime }: Writer): Code {
  const { node, input } = fn;
  const mutation = imports.type(runtime, syntax`Mutation`);
  const options = syntax`options?: ${imports.type(client.modules.kernel, syntax`CallOptions`)}`;
  const output = resultIn(client, imports, fn);
  if (input === null) return syntax`${mutation}<[${options}], ${output}>`;
  const args = typeIn(client, imports, input);
  const passed = node.inputRequired ? syntax`args: ${args}` : syntax`args?: ${args}`;
  return syntax`${mutation}<[${join([passed, options], ", ")}], ${output}>`;
}
