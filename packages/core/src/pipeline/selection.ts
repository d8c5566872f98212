import { closest } from "../config/did-you-mean.ts";
import { type Diagnostic, DiagnosticError } from "../diagnostics/diagnostic.ts";
import { selectionUnknown } from "../diagnostics/plugin.ts";
import { commonPrefix } from "../ir/prefix.ts";
import type { FunctionNode, IR, TypeNode } from "../ir/types.ts";
import { walkTypes } from "../ir/walk.ts";
import type { Plugin, Selection } from "../plugin.ts";

/**
 * The IR that each plugin's `emit` gets, by plugin name, for those plugins that select a part of it.
 * @throws DiagnosticError for every selected name that the IR does not contain.
 */
export function selections(plugins: readonly Plugin[], ir: IR): ReadonlyMap<string, IR> {
  const selecting = plugins.filter(({ select }) => select !== undefined);
  const errors = selecting.flatMap(({ name, select }) => unknownNames(name, select!, ir));
  if (errors.length > 0) throw new DiagnosticError(errors);
  return new Map(selecting.map(({ name, select }) => [name, selectIR(ir, select!)]));
}

/**
 * The part of an IR that a selection keeps. The name of a context selects its functions, and the name of a form its
 * three functions. Contexts keep their parameters, since the backend reads a context as a whole. Mutations no longer
 * affect contexts that are left out. A form is kept with all of its functions or not at all. Types are kept if something
 * kept refers to them.
 */
export function selectIR(ir: IR, { include, exclude = [] }: Selection): IR {
  const included = include === undefined ? undefined : functionsOf(ir, include);
  const excluded = functionsOf(ir, exclude);
  const isKept = (name: string): boolean => (included?.has(name) ?? true) && !excluded.has(name);
  const contexts = ir.contexts
    .map((context) => ({
      ...context,
      functions: context.functions.filter(isKept),
      params: context.params.map((param) => ({ ...param, sharedBy: param.sharedBy.filter(isKept) })),
    }))
    .filter(({ functions }) => functions.length > 0);
  const remaining = new Set(contexts.map(({ name }) => name));
  const functions = ir.functions
    .filter(({ name }) => isKept(name))
    .map((node) => ({ ...node, affects: node.affects.filter(({ context }) => remaining.has(context)) }));
  const forms = ir.forms.filter(({ schema, validate, submit }) => [schema, validate, submit].every(isKept));
  const roots = [
    ...functions.flatMap(typesOf),
    ...contexts.flatMap(({ params }) => params.map(({ type }) => type)),
  ];
  const reached = reachableTypes(ir, roots);
  const prefix = functions.length === 0 ? ir.prefix : commonPrefix(functions);
  return {
    ...ir,
    prefix,
    functions,
    contexts,
    forms,
    types: ir.types.filter(({ name }) => reached.has(name)),
  };
}

/** The functions that names of functions, contexts and forms stand for. */
function functionsOf({ contexts, forms }: IR, names: readonly string[]): ReadonlySet<string> {
  const selected = new Set(names);
  return new Set([
    ...selected,
    ...contexts.filter(({ name }) => selected.has(name)).flatMap(({ functions }) => functions),
    ...forms
      .filter(({ name }) => selected.has(name))
      .flatMap(({ schema, validate, submit }) => [schema, validate, submit]),
  ]);
}

function typesOf({ input, output, origin: { pointer } }: FunctionNode): TypeNode[] {
  return input === null ? [output] : [{ kind: "reference", name: input, pointer }, output];
}

function reachableTypes({ types }: IR, roots: readonly TypeNode[]): ReadonlySet<string> {
  const declarations = new Map(types.map((declaration) => [declaration.name, declaration]));
  const reached = new Set<string>();
  const names: string[] = [];
  const visit = (type: TypeNode): void => {
    for (const inner of walkTypes(type)) if (inner.kind === "reference") names.push(inner.name);
  };
  roots.forEach(visit);
  for (let name = names.pop(); name !== undefined; name = names.pop()) {
    const declaration = declarations.get(name);
    if (declaration === undefined || reached.has(name)) continue;
    reached.add(name);
    visit(declaration.type);
    if (declaration.generic === null) continue;
    names.push(declaration.generic.name);
    declaration.generic.arguments.forEach(visit);
  }
  return reached;
}

function unknownNames(plugin: string, { include = [], exclude = [] }: Selection, ir: IR): Diagnostic[] {
  const known = new Set([ir.functions, ir.contexts, ir.forms].flat().map(({ name }) => name));
  const unknown = (option: string, names: readonly string[]): Diagnostic[] =>
    names
      .filter((name) => !known.has(name))
      .map((name) => selectionUnknown({ plugin, option, name, meant: closest(name, known) }));
  return [...unknown("include", include), ...unknown("exclude", exclude)];
}
