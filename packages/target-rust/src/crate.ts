import {
  checkNames,
  type Code,
  type ContextNode,
  DiagnosticError,
  type FunctionNode,
  type IR,
  IRIndex,
  type NamedSymbol,
  type ReferenceNode,
  type TypeNode,
  walkTypes,
} from "@mizan/core";
import {
  dependencyGroups,
  type DependencyGroup,
  type Direction,
  directions,
  nominalTypes,
  type NominalTypes,
  valueCycles,
} from "@mizan/core/lowering";
import { isComplex } from "./complexity.ts";
import { contextType, fetchMethod, method, typeName } from "./names.ts";
import { TYPE_NAMES } from "./reserved-words.ts";

/** A crate to print: the names of everything in it, and what is known of its types. */
export interface Crate {
  readonly ir: IR;
  readonly index: IRIndex;
  readonly nominal: NominalTypes;
  /** The type variables that each inline type mentions. */
  readonly variables: ReadonlyMap<TypeNode, readonly string[]>;
  /** The declarations that are printed; the instances of a generic one are not. */
  readonly declared: ReadonlySet<string>;
  readonly directions: ReadonlyMap<string, Direction>;
  /** By declaration, the references that need a `Box`. */
  readonly cycles: ReadonlyMap<string, ReadonlySet<ReferenceNode>>;
  /** All declarations, dependencies first. */
  readonly groups: readonly DependencyGroup[];
  /** Declarations that contain themselves, also through an array: an alias of Rust cannot. */
  readonly recursive: ReadonlySet<string>;
  /** Declarations with a file inside, which can be sent only. */
  readonly withFiles: ReadonlySet<string>;
  readonly functions: readonly CrateFunction[];
  readonly contexts: readonly CrateContext[];
}

export interface CrateFunction {
  readonly node: FunctionNode;
  readonly name: Code;
}

export interface CrateContext {
  readonly node: ContextNode;
  readonly fetch: Code;
  /** The struct of the data. */
  readonly data: Code;
  /** The struct of the parameters; null without parameters. */
  readonly params: Code | null;
}

/** @throws DiagnosticError if two names become one in Rust */
export function loadCrate(ir: IR, plugin: string): Crate {
  const contexts = ir.contexts.map((node) => ({
    node,
    fetch: fetchMethod(node.name),
    data: contextType(node.name, "Context"),
    params: node.params.length === 0 ? null : contextType(node.name, "Params"),
  }));
  const functions = ir.functions.map((node) => ({ node, name: method(node.name) }));
  const nominal = nominalTypes(ir, {
    needsName: (type) => isNominal(type) || isComplex(type, isNominal),
    generics: usesAllParameters(ir),
    spell: (name) => String(typeName(name)),
    reserved: [
      ...TYPE_NAMES,
      ...contexts.flatMap(({ data, params }) => [String(data), String(params ?? data)]),
    ],
  });
  const groups = dependencyGroups(ir);
  const crate: Crate = {
    ir,
    index: new IRIndex(ir),
    nominal,
    variables: new Map(nominal.all.map(({ type, parameters }) => [type, parameters])),
    declared: new Set(nominal.all.flatMap(({ name, isInline }) => (isInline ? [] : [name]))),
    directions: directions(ir),
    cycles: valueCycles(ir),
    groups,
    recursive: new Set(groups.flatMap(({ names, isRecursive }) => (isRecursive ? names : []))),
    withFiles: withFiles(ir, groups),
    functions,
    contexts,
  };
  const collisions = [
    ...checkNames("types of the Rust crate", typeSymbols(crate), plugin),
    ...checkNames("methods of the Rust client", methodSymbols(crate), plugin),
  ];
  if (collisions.length > 0) throw new DiagnosticError(collisions);
  return crate;
}

function isNominal({ kind }: TypeNode): boolean {
  return (
    kind === "object" ||
    kind === "enum" ||
    kind === "union" ||
    kind === "discriminatedUnion" ||
    kind === "literal"
  );
}

function* typeSymbols({ nominal, contexts }: Crate): Generator<NamedSymbol> {
  for (const { name, owner, isInline } of nominal.all) {
    // Derived names are never taken.
    if (owner !== null && !isInline) yield { name: String(typeName(name)), from: name, origin: owner.origin };
  }
  for (const { node, data, params } of contexts) {
    for (const name of [data, ...(params === null ? [] : [params])]) {
      yield { name: String(name), from: node.name, origin: node.origin };
    }
  }
}

function* methodSymbols({ functions, contexts }: Crate): Generator<NamedSymbol> {
  for (const { node, name } of functions) yield { name: String(name), from: node.name, origin: node.origin };
  for (const { node, fetch } of contexts) yield { name: String(fetch), from: node.name, origin: node.origin };
}

/** Rust refuses a type variable that a type does not mention; then the instances are printed instead. */
function usesAllParameters({ types }: IR): boolean {
  return types.every(({ type, parameters }) => {
    if (parameters.length === 0) return true;
    const used = new Set(walkTypes(type).map((node) => (node.kind === "parameter" ? node.name : null)));
    return parameters.every((name) => used.has(name));
  });
}

function withFiles(ir: IR, groups: readonly DependencyGroup[]): ReadonlySet<string> {
  const found = new Set<string>();
  const hasFile = (type: TypeNode): boolean =>
    walkTypes(type).some(
      (node) =>
        (node.kind === "primitive" && node.format === "binary") ||
        (node.kind === "reference" && found.has(node.name)),
    );
  const byName = new Map(ir.types.map((declaration) => [declaration.name, declaration]));
  // Dependencies come first. A group of types that contain each other has a file if one of them has.
  for (const { names } of groups) {
    if (names.some((name) => hasFile(byName.get(name)!.type))) for (const name of names) found.add(name);
  }
  return found;
}
