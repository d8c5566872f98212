import {
  camelCase,
  type Code,
  type ContextNode,
  type FormNode,
  type FunctionNode,
  type IRIndex,
  pascalCase,
  syntax,
  type TypeNode,
} from "@mizan/core";
import type { ClientContext, ClientForm, ClientFunction } from "./client.ts";
import { identifier, identifierPart } from "./names.ts";
import { ownerOf, type Surface } from "./surface.ts";

export function nameFunction(node: FunctionNode, surface: Surface): ClientFunction {
  const name = identifier(node.camelName);
  surface.claim(name, ownerOf("function", node));
  return {
    node,
    name,
    pascal: part(node.camelName),
    input: node.input === null ? null : { kind: "reference", name: node.input, pointer: node.origin.pointer },
  };
}

export function nameContext(
  node: ContextNode,
  functions: ReadonlyMap<string, ClientFunction>,
  surface: Surface,
): ClientContext {
  const owner = ownerOf("context", node);
  const claim = (name: Code): Code => surface.claim(name, owner);
  const pascal = identifier(`${String(part(node.name))}Context`);
  return {
    node,
    pascal,
    entry: claim(identifier(`${camelCase(node.name)}Context`)),
    fetch: claim(syntax`fetch${pascal}`),
    override: claim(syntax`override${pascal}`),
    data: claim(syntax`${pascal}Data`),
    params: node.params.length === 0 ? null : claim(syntax`${pascal}Params`),
    paramsRequired: node.params.some(({ required }) => required),
    functions: node.functions.flatMap((name) => functions.get(name) ?? []),
  };
}

/** The parts of forms, by name. */
interface Known {
  readonly index: IRIndex;
  readonly functions: ReadonlyMap<string, ClientFunction>;
  readonly contexts: ReadonlyMap<string, ClientContext>;
}

/** @throws Error for a form that core's checks reject: a plugin may have changed the IR since */
export function nameForm(
  node: FormNode,
  { index, functions, contexts }: Known,
  surface: Surface,
): ClientForm {
  const owner = ownerOf("form", node);
  const lack = (what: string): never => {
    throw new Error(`The form "${node.name}" of the IR lacks ${what}.`);
  };
  const functionOf = (name: string): ClientFunction => functions.get(name) ?? lack(`its function "${name}"`);
  const valuesOf = (name: string): TypeNode =>
    index.argumentOf(functionOf(name).node, "values")?.type ?? lack(`the values that "${name}" takes`);
  const schema = functionOf(node.schema);
  const submit = functionOf(node.submit);
  return {
    node,
    pascal: part(node.camelName),
    store: surface.claim(identifier(node.camelName), owner),
    fields: surface.claim(identifier(`${node.camelName}Fields`), owner),
    schema,
    validate: functionOf(node.validate),
    submit,
    context: contexts.get(schema.node.context ?? "") ?? lack("its context"),
    values: valuesOf(node.submit),
    draft: valuesOf(node.validate),
    result: submit.node.output,
  };
}

/** A name as a part of longer ones, without leading underscores: a hook's name must go on with a capital. */
const part = (name: string): Code => identifierPart(pascalCase(name).replace(/^_+(?=.)/, ""));
