import { type Code, type ContextNode, type FunctionNode, syntax } from "@mizan/core";
import { Imports, type ImportsView } from "./imports.ts";
import { type Bracketed, call, display, laidOut } from "./layout.ts";
import { constant, docstring, text } from "./names.ts";
import type { PackageNames } from "./package-names.ts";
import { TypePrinter } from "./type-printer.ts";

/** What `functions.py` contains: how each function is called, once for both clients. */
export interface FunctionsView {
  readonly module: Code;
  readonly imports: ImportsView;
  readonly definitions: readonly Code[];
}

export function functionsView(names: PackageNames): FunctionsView {
  const imports = new Imports();
  const types = new TypePrinter(names, imports, "functions");
  const { functions, contexts } = names.ir;
  return {
    module: docstring("The functions and contexts of the backend.")!,
    definitions: [
      ...functions.map((fn) => functionDefinition(fn, names, types, imports)),
      ...contexts.map((context) => contextDefinition(context, names, types, imports)),
    ],
    imports: imports.view(),
  };
}

function functionDefinition(
  fn: FunctionNode,
  names: PackageNames,
  types: TypePrinter,
  imports: Imports,
): Code {
  const output = outputOf(fn, types, imports);
  const input = fn.input === null ? undefined : names.declared(fn.input);
  const affects = [...new Set(fn.affects.map(({ context }) => context))];
  const items = [
    text(fn.name),
    ...(input === undefined ? [] : [syntax`input=${types.name(input.python)}`]),
    ...(String(output) === "None" ? [] : [syntax`output=${output}`]),
    ...(affects.length === 0 ? [] : [listOf(syntax`affects=[`, affects.map(text))]),
  ];
  return definition(constant(names.methodOf(fn.name)), imports.use("Function"), output, items);
}

function contextDefinition(
  { name, params }: ContextNode,
  names: PackageNames,
  types: TypePrinter,
  imports: Imports,
): Code {
  const data = types.name(names.dataOf(name));
  const given = params.length === 0 ? [] : [syntax`params=${types.name(names.paramsOf(name))}`];
  const items = [text(name), ...given, syntax`data=${data}`];
  return definition(constant(names.readerOf(name)), imports.use("Context"), data, items);
}

/** `NAME: Function[T] = Function(…)` */
function definition(name: Code, made: Code, type: Code, items: Bracketed["items"]): Code {
  const open = syntax`${name}: ${made}[${type}] = ${made}(`;
  return laidOut(call(open, items, syntax`)`), 0);
}

function listOf(open: Code, items: readonly Code[]): Bracketed {
  return display(open, items, syntax`]`);
}

/** The type that a function returns, as annotations write it. */
export function outputOf(fn: FunctionNode, types: TypePrinter, imports: Imports): Code {
  return fn.returnsResponse ? imports.use("Response") : types.print(fn.output);
}
