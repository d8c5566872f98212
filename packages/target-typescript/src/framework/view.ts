import { type Code, join, syntax, type TypeNode } from "@mizan/core";
import { type Client, type ImportExtension, moduleSpecifier, resultIn, typeIn } from "../client.ts";
import type { ModuleImports } from "../module-imports.ts";
import { about, documentation, identifier, key, literal } from "../names.ts";
import { type FormHookView, formHookView, type FormParameters } from "./form-hooks.ts";
import {
  type FrameworkNames,
  isGlobal,
  type NamedContext,
  type NamedFunction,
  type NamedParameters,
} from "./naming.ts";

/**
 * Names that a framework's templates import, by module: packages, and files of the framework such as `./runtime.ts`.
 * A name belongs to one module only.
 */
export type FrameworkImports = Readonly<
  Record<string, { readonly values?: readonly string[]; readonly types?: readonly string[] }>
>;

type ImportedName<Module> =
  | (Module extends { readonly values: readonly (infer Name)[] } ? Name : never)
  | (Module extends { readonly types: readonly (infer Name)[] } ? Name : never);

/**
 * What a framework's templates print. A module imports the names that its template prints, so a template uses the parts
 * that its framework needs and leaves the others out.
 */
export interface FrameworkView<Imports extends FrameworkImports = FrameworkImports> {
  /** The names of the framework's own imports in this module. */
  readonly use: Readonly<Record<ImportedName<Imports[keyof Imports]> & string, Code>>;
  /** `createClient` of `client.ts`. */
  readonly createClient: Code;
  /** `defaultClient` of `client.ts`, for a provider: the client of `configure`, or a new one for the options. */
  readonly defaultClient: Code;
  /** The context that every page has from its start; null if there is none, or if it needs parameters. */
  readonly global: ContextHooksView | null;
  readonly contexts: readonly ContextHooksView[];
  /** The calls and mutations. */
  readonly calls: readonly CallHookView[];
  readonly forms: readonly FormHookView[];
}

export interface ContextHooksView {
  /** Returns the context's instance: `projectContext` of `client.ts`. */
  readonly entry: Code;
  /** The type of its data. */
  readonly data: Code;
  /** A name for a variable of the module. */
  readonly provided: Code;
  readonly provider: ContextPartView | null;
  readonly parameters: ParametersView | null;
  /** The hook for all of the data and its state. */
  readonly state: ContextPartView;
  /** The same hook, suspending. */
  readonly suspense: ContextPartView | null;
  readonly functions: readonly FunctionHookView[];
}

export interface ContextPartView {
  readonly comment: Code;
  readonly name: Code;
  /** The name as a string literal. */
  readonly text: Code;
  readonly context: ContextHooksView;
}

export interface ParametersView {
  /** The type that the module declares for them. */
  readonly name: Code;
  /** Whether at least one must be given. */
  readonly required: boolean;
  readonly list: readonly ParameterView[];
  readonly context: ContextHooksView;
}

export interface ParameterView {
  /** In an interface: `projectId: number`, or `page?: number | undefined`. */
  readonly declaration: Code;
  /** `projectId`. */
  readonly property: Code;
  /** The name that the backend knows, as a key of an object: `project_id`. */
  readonly key: Code;
  /** For a framework that must know at run time which attributes without a value are `true`. */
  readonly isBoolean: boolean;
}

/** The hook for the data of one function of a context. */
export interface FunctionHookView {
  readonly comment: Code | null;
  readonly name: Code;
  /** The name of the data's property, as a string literal. */
  readonly wireName: Code;
  readonly output: Code;
  /** The type before the data is loaded. */
  readonly outputOrNull: Code;
  readonly context: ContextHooksView;
  /** The hook that suspends, for the same function. */
  readonly suspense: { readonly name: Code; readonly of: FunctionHookView } | null;
}

/** The hook of a call or a mutation. */
export interface CallHookView {
  readonly comment: Code | null;
  readonly name: Code;
  /** The function of `client.ts`. */
  readonly fn: Code;
  /** Its parameters after the kernel: `args: RenameProjectInput, options?: CallOptions`. */
  readonly parameters: Code;
  readonly result: Code;
}

/** What a view is made of, for one module. */
export interface ModuleParts {
  readonly client: Client;
  readonly names: FrameworkNames;
  readonly uses: FrameworkImports;
  /** The file of `src/runtime/` with `useForm`; null if there are no forms. */
  readonly formRuntime: string | null;
  readonly formParameters: FormParameters;
  readonly importExtension: ImportExtension;
  readonly imports: ModuleImports;
}

/** A getter for everything that has to be imported: a module imports what its template reads. */
export function frameworkView<Imports extends FrameworkImports>(parts: ModuleParts): FrameworkView<Imports> {
  const { client, names, imports, formRuntime, formParameters, importExtension } = parts;
  const writer: Writer = { client, imports };
  const contexts = names.contexts.map((named) => contextView(named, writer));
  const global = names.contexts.findIndex(({ context }) => isGlobal(context) && !context.paramsRequired);
  return {
    use: usedNames(parts) as FrameworkView<Imports>["use"],
    get createClient() {
      return imports.value(client.modules.client, syntax`createClient`);
    },
    get defaultClient() {
      return imports.value(client.modules.client, syntax`defaultClient`);
    },
    global: contexts[global] ?? null,
    contexts,
    calls: names.calls.map((named) => callView(named, writer)),
    get forms() {
      if (formRuntime === null) return [];
      const runtime = moduleSpecifier(formRuntime, importExtension);
      return names.forms.map((named) => formHookView(named, { ...writer, runtime, formParameters }));
    },
  };
}

interface Writer {
  readonly client: Client;
  readonly imports: ModuleImports;
}

function usedNames({ uses, imports, importExtension }: ModuleParts): object {
  const names = {};
  for (const [module, { values = [], types = [] }] of Object.entries(uses)) {
    const file = /^\.\/(.*)$/s.exec(module)?.[1];
    const specifier = file === undefined ? literal(module) : moduleSpecifier(file, importExtension);
    const define = (name: string, get: () => Code): object =>
      Object.defineProperty(names, name, { get, enumerable: true });
    for (const name of values) define(name, () => imports.value(specifier, identifier(name)));
    for (const name of types) define(name, () => imports.type(specifier, identifier(name)));
  }
  return names;
}

function contextView(named: NamedContext, writer: Writer): ContextHooksView {
  const { client, imports } = writer;
  const { context, provided, provider, parameters, state, suspense } = named;
  const { name } = context.node;
  const part = (name: Code, comment: string): ContextPartView => ({
    comment: about(comment),
    name,
    text: literal(String(name)),
    context: view,
  });
  const view: ContextHooksView = {
    get entry() {
      return imports.value(client.modules.client, context.entry);
    },
    get data() {
      return imports.type(client.modules.types, context.data);
    },
    provided,
    get provider() {
      const comment = `Loads the \`${name}\` context and keeps it up to date while it is mounted.`;
      return provider && part(provider, comment);
    },
    get parameters() {
      return parameters && parametersView(parameters, named, view, writer);
    },
    get state() {
      return part(state, `All data of the \`${name}\` context, and its state.`);
    },
    get suspense() {
      return suspense && part(suspense, `All data of the \`${name}\` context; suspends until it is loaded.`);
    },
    get functions() {
      return named.functions.map((fn) => functionView(fn, view, writer));
    },
  };
  return view;
}

function parametersView(
  { name, properties }: NamedParameters,
  { context }: NamedContext,
  view: ContextHooksView,
  { client, imports }: Writer,
): ParametersView {
  return {
    name,
    required: context.paramsRequired,
    list: context.node.params.map((param, index) => {
      const property = properties[index] ?? name;
      return {
        get declaration() {
          const type = typeIn(client, imports, param.type);
          return param.required ? syntax`${property}: ${type}` : syntax`${property}?: ${type} | undefined`;
        },
        property,
        key: key(param.name),
        isBoolean: isBoolean(param.type),
      };
    }),
    context: view,
  };
}

function isBoolean(type: TypeNode): boolean {
  if (type.kind === "nullable") return isBoolean(type.type);
  return type.kind === "primitive"
    ? type.type === "boolean"
    : type.kind === "literal" && typeof type.value === "boolean";
}

function functionView(
  { fn, hook, suspense }: NamedFunction,
  context: ContextHooksView,
  { client, imports }: Writer,
): FunctionHookView {
  const view: FunctionHookView = {
    comment: documentation(fn.node),
    name: hook,
    wireName: literal(fn.node.name),
    get output() {
      return typeIn(client, imports, fn.node.output);
    },
    get outputOrNull() {
      return typeIn(client, imports, orNull(fn.node.output));
    },
    context,
    get suspense() {
      return suspense && { name: suspense, of: view };
    },
  };
  return view;
}

function orNull(type: TypeNode): TypeNode {
  if (type.kind === "any" || type.kind === "nullable") return type;
  return type.kind === "primitive" && type.type === "null"
    ? type
    : { kind: "nullable", type, pointer: type.pointer };
}

function callView({ fn, hook }: FrameworkNames["calls"][number], { client, imports }: Writer): CallHookView {
  const { node, input, name } = fn;
  return {
    comment: documentation(node),
    name: hook,
    get fn() {
      return imports.value(client.modules.client, name);
    },
    get parameters() {
      const options = syntax`options?: ${imports.type(client.modules.kernel, syntax`CallOptions`)}`;
      if (input === null) return options;
      const optional = node.inputRequired ? syntax`` : syntax`?`;
      return join([syntax`args${optional}: ${typeIn(client, imports, input)}`, options], ", ");
    },
    get result() {
      return resultIn(client, imports, fn);
    },
  };
}
