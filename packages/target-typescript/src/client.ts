import {
  camelCase,
  type Code,
  type ContextNode,
  type FunctionNode,
  type IR,
  pascalCase,
  type TypeNode,
} from "@mizan/core";
import type { ModuleImports } from "./module-imports.ts";
import { identifier, identifierPart, literal, syntax } from "./names.ts";
import { schemaOf } from "./schema.ts";
import { Surface } from "./surface.ts";
import { TypeNames } from "./type-names.ts";
import { loadTypePrinter, type TypePrinter } from "./type-printer.ts";

/** How a generated file names its neighbours: `./types.js`, `./types` or `./types.ts`. */
export type ImportExtension = "" | ".js" | ".ts";

/** What a framework's target needs to know of the plain client that it builds on. */
export interface Client {
  readonly ir: IR;
  /** Claim every further exported name here. */
  readonly surface: Surface;
  readonly names: TypeNames;
  readonly printer: TypePrinter;
  readonly functions: readonly ClientFunction[];
  readonly contexts: readonly ClientContext[];
  /** Specifiers for imports. */
  readonly modules: { readonly types: Code; readonly client: Code; readonly kernel: Code };
}

export interface ClientFunction {
  readonly node: FunctionNode;
  /** Exported by `client.ts`: `renameProject`. */
  readonly name: Code;
  /** For names made of it, such as `useRenameProject`: `RenameProject`. */
  readonly pascal: Code;
  readonly input: TypeNode | null;
}

export interface ClientContext {
  readonly node: ContextNode;
  /** For names made of it, such as `useProjectContext`: `ProjectContext`. */
  readonly pascal: Code;
  /** Exported by `client.ts`: `projectContext`, `fetchProjectContext`, `overrideProjectContext`. */
  readonly entry: Code;
  readonly fetch: Code;
  readonly override: Code;
  /** Exported by `types.ts`: `ProjectContextData` and, if it has parameters, `ProjectContextParams`. */
  readonly data: Code;
  readonly params: Code | null;
  readonly paramsRequired: boolean;
  readonly functions: readonly ClientFunction[];
}

/** Names everything in the IR. */
export function loadClient(ir: IR, importExtension: ImportExtension): Client {
  const surface = new Surface();
  surface.claim(syntax`createClient`, { what: "the function that makes a client", origin: null });
  surface.claim(syntax`configure`, { what: "the function that sets the default client", origin: null });
  const names = new TypeNames(ir, surface);
  const functions = ir.functions.map((node) => nameFunction(node, surface));
  const byName = new Map(functions.map((named) => [named.node.name, named]));
  const contexts = ir.contexts.map((node) => nameContext(node, byName, surface));
  return {
    ir,
    surface,
    names,
    printer: loadTypePrinter(),
    functions,
    contexts,
    modules: {
      types: moduleSpecifier("types", importExtension),
      client: moduleSpecifier("client", importExtension),
      kernel: literal("@mizan/kernel"),
    },
  };
}

/** `"./client.js"` for a file of the same folder. */
export function moduleSpecifier(file: string, importExtension: ImportExtension | ".tsx"): Code {
  return literal(`./${file}${importExtension}`);
}

/** A type as a file outside `types.ts` writes it, with what it takes imported. */
export function typeIn(client: Client, imports: ModuleImports, node: TypeNode): Code {
  const imported = (name: Code): Code => imports.type(client.modules.types, name);
  const schema = schemaOf(node, {
    reference: (name) => {
      const { name: exported, arguments: filled } = client.names.reference(name);
      return { name: imported(exported), arguments: filled };
    },
    format: (format) => {
      const alias = client.names.format(format);
      return alias && imported(alias);
    },
    parameter: identifier,
    acceptsUndefined: false,
  });
  return client.printer.print(schema, true);
}

function nameFunction(node: FunctionNode, surface: Surface): ClientFunction {
  const name = identifier(node.camelName);
  surface.claim(name, { what: `the function "${node.name}"`, origin: node.origin });
  return {
    node,
    name,
    pascal: part(node.camelName),
    input: node.input === null ? null : { kind: "reference", name: node.input, pointer: node.origin.pointer },
  };
}

function nameContext(
  node: ContextNode,
  functions: ReadonlyMap<string, ClientFunction>,
  surface: Surface,
): ClientContext {
  const owner = { what: `the context "${node.name}"`, origin: node.origin };
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

/** A name as a part of longer ones, without leading underscores: a hook's name must go on with a capital. */
const part = (name: string): Code => identifierPart(pascalCase(name).replace(/^_+(?=.)/, ""));
