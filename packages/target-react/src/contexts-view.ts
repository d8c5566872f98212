import type { Code, TypeNode } from "@mizan/core";
import {
  about,
  type Client,
  documentation,
  type ImportView,
  key,
  literal,
  ModuleImports,
  syntax,
  typeIn,
} from "@mizan/target-typescript";
import { isGlobal, nameProps, type ReactContext, type ReactNames } from "./names.ts";

/** The content of `contexts.tsx`: the providers and the hooks that read from them. */
export interface ContextsView {
  readonly imports: readonly ImportView[];
  readonly runtime: RuntimeNames;
  /** The provider that `<MizanContext>` wraps around its children; null if there is no global context. */
  readonly globalProvider: Code | null;
  readonly contexts: readonly ContextView[];
}

export interface RuntimeNames {
  readonly createClient: Code;
  readonly KernelProvider: Code;
  readonly MizanContextProps: Code;
  readonly ReactNode: Code;
}

export interface ContextView {
  readonly provided: Code;
  readonly provide: Code;
  readonly EntryContext: Code;
  readonly data: Code;
  readonly providerName: Code;
  readonly providerComment: Code;
  /** Null if it has no parameters. */
  readonly props: PropsView | null;
  readonly plain: PlainView | null;
  readonly EntryProvider: Code;
  readonly state: StateView;
  readonly suspense: StateView;
  readonly functions: readonly DataView[];
}

export interface PropsView {
  readonly name: Code;
  readonly properties: readonly { readonly key: Code; readonly type: Code }[];
  readonly entry: Code;
  readonly useKernel: Code;
  readonly provider: Code;
  /** The context's parameters and their props. */
  readonly params: readonly { readonly key: Code; readonly prop: Code }[];
}

export interface PlainView {
  readonly provider: Code;
  readonly PropsWithChildren: Code;
  readonly entry: Code;
  readonly useKernel: Code;
}

export interface StateView {
  readonly comment: Code;
  readonly name: Code;
  readonly result: Code;
  readonly hook: Code;
}

export interface DataView extends Omit<StateView, "comment"> {
  readonly comment: Code | null;
  readonly provided: Code;
  readonly wireName: Code;
}

const LOCALS = ["children", "props", "options", "entry"];

export function contextsView(client: Client, names: ReactNames, runtime: Code): ContextsView {
  const provided = names.contexts.map(({ context }) => syntax`Provided${context.pascal}`);
  const exported = names.contexts.flatMap((named) => [
    named.provider,
    named.state,
    named.suspense,
    ...(named.props === null ? [] : [named.props]),
    ...named.functions.flatMap(({ data, suspense }) => [data, suspense]),
  ]);
  const imports = new ModuleImports([...LOCALS, "MizanContext", ...exported, ...provided]);
  const writer = new ContextWriter(client, imports, runtime);
  const runtimeNames = {
    ReactNode: imports.type(literal("react"), syntax`ReactNode`),
    createClient: imports.value(client.modules.client, syntax`createClient`),
    KernelProvider: imports.value(runtime, syntax`KernelProvider`),
    MizanContextProps: imports.type(runtime, syntax`MizanContextProps`),
  };
  const global = names.contexts.find(({ context }) => isGlobal(context) && !context.paramsRequired);
  const contexts = names.contexts.map((named, index) =>
    writer.context(named, provided[index] ?? named.provider),
  );
  return { imports: imports.view, runtime: runtimeNames, globalProvider: global?.provider ?? null, contexts };
}

class ContextWriter {
  readonly #client: Client;
  readonly #imports: ModuleImports;
  readonly #runtime: Code;

  constructor(client: Client, imports: ModuleImports, runtime: Code) {
    this.#client = client;
    this.#imports = imports;
    this.#runtime = runtime;
  }

  context(named: ReactContext, provided: Code): ContextView {
    const { context, provider } = named;
    const { modules } = this.#client;
    const { name } = context.node;
    const data = this.#imports.type(modules.types, context.data);
    const state = this.#imports.type(modules.kernel, syntax`ContextState`);
    const entry = this.#imports.value(modules.client, context.entry);
    const useKernel = this.#runtimeValue(syntax`useKernel`);
    return {
      provided,
      provide: this.#runtimeValue(syntax`provide`),
      EntryContext: this.#imports.type(this.#runtime, syntax`EntryContext`),
      data,
      providerName: literal(String(provider)),
      providerComment: about(`Loads the \`${name}\` context and keeps it up to date while it is mounted.`),
      props: this.#props(named, { entry, useKernel, provider }),
      plain:
        named.props === null
          ? { provider, entry, useKernel, PropsWithChildren: this.#propsWithChildren() }
          : null,
      EntryProvider: this.#runtimeValue(syntax`EntryProvider`),
      state: {
        comment: about(`All data of the \`${name}\` context, and its state.`),
        name: named.state,
        result: syntax`${state}<${data}>`,
        hook: this.#runtimeValue(syntax`useContextState`),
      },
      suspense: {
        comment: about(`All data of the \`${name}\` context; suspends until it is loaded.`),
        name: named.suspense,
        result: data,
        hook: this.#runtimeValue(syntax`useSuspenseContext`),
      },
      functions: named.functions.flatMap((each) => this.#functions(each, provided)),
    };
  }

  #props(
    { context, props }: ReactContext,
    shared: Pick<PropsView, "entry" | "useKernel" | "provider">,
  ): PropsView | null {
    if (props === null) return null;
    const keys = nameProps(context);
    const named = context.node.params.map((param, index) => ({ param, prop: keys[index] ?? props }));
    return {
      ...shared,
      name: props,
      properties: named.map(({ param, prop }) => {
        const type = typeIn(this.#client, this.#imports, param.type);
        return param.required
          ? { key: prop, type }
          : { key: syntax`${prop}?`, type: syntax`${type} | undefined` };
      }),
      params: named.map(({ param, prop }) => ({ key: key(param.name), prop })),
    };
  }

  #functions({ fn, data, suspense }: ReactContext["functions"][number], provided: Code): DataView[] {
    const { node } = fn;
    const shared = { comment: documentation(node), provided, wireName: literal(node.name) };
    return [
      {
        ...shared,
        name: data,
        result: typeIn(this.#client, this.#imports, orNull(node.output)),
        hook: this.#runtimeValue(syntax`useContextData`),
      },
      {
        ...shared,
        name: suspense,
        result: typeIn(this.#client, this.#imports, node.output),
        hook: this.#runtimeValue(syntax`useSuspenseData`),
      },
    ];
  }

  #propsWithChildren(): Code {
    return this.#imports.type(literal("react"), syntax`PropsWithChildren`);
  }

  #runtimeValue(name: Code): Code {
    return this.#imports.value(this.#runtime, name);
  }
}

/** The type, or null before it is loaded. */
function orNull(type: TypeNode): TypeNode {
  if (type.kind === "any" || type.kind === "nullable") return type;
  return type.kind === "primitive" && type.type === "null"
    ? type
    : { kind: "nullable", type, pointer: type.pointer };
}
