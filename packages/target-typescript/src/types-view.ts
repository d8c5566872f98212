import {
  type Code,
  type ContextNode,
  join,
  type ObjectNode,
  type PropertyNode,
  syntax,
  type TypeDeclaration,
  type TypeNode,
} from "@mizan/core";
import type { Client, ClientContext } from "./client.ts";
import { about, documentation, identifier, key, literal, unused } from "./names.ts";
import { inputTypes } from "./input-types.ts";
import { recursiveAliases } from "./recursive-aliases.ts";
import { schemaOf, type TypeScope } from "./schema.ts";
import type { Utilities } from "./type-printer.ts";
import { tagged, taggedProperties } from "./tagged.ts";

/** The content of `types.ts`. */
export interface TypesView {
  readonly isEmpty: boolean;
  /** The name of the type that all string formats use; null if there are none. */
  readonly formatted: Code | null;
  readonly formats: readonly FormatView[];
  readonly declarations: readonly DeclarationView[];
}

export interface FormatView {
  readonly comment: Code;
  readonly name: Code;
  readonly tag: Code;
  /** The name of the type that it uses. */
  readonly base: Code;
}

export interface DeclarationView {
  readonly comment: Code | null;
  /** With its type variables: `Page<T>`. */
  readonly name: Code;
  readonly type: Code;
  /** An interface rather than an alias. */
  readonly isInterface: boolean;
  /** An enum's members; null for anything else. */
  readonly constants: { readonly name: Code; readonly members: readonly MemberView[] } | null;
}

export interface MemberView {
  readonly key: Code;
  readonly value: Code;
}

export function typesView(client: Client): TypesView {
  const printer = new DeclarationPrinter(client);
  const declarations = [
    ...client.ir.types.flatMap((declaration) => printer.declaration(declaration)),
    ...client.contexts.flatMap((context) => printer.context(context)),
  ].sort((a, b) => (String(a.name) < String(b.name) ? -1 : 1));
  const base = unused(syntax`Formatted`, (name) => client.surface.has(name));
  const formats = client.names.formats.map((format) => ({
    comment: format.comment,
    name: format.alias,
    tag: format.tag,
    base,
  }));
  return {
    isEmpty: declarations.length === 0,
    formatted: formats.length === 0 ? null : base,
    formats,
    declarations,
  };
}

interface BodyOptions {
  readonly utilities: Utilities;
  /** The names of the declaration's type variables. */
  readonly parameters: ReadonlyMap<string, Code>;
  readonly acceptsUndefined: boolean;
}

/** Prints declarations as `types.ts` writes them. */
class DeclarationPrinter {
  readonly #client: Client;
  readonly #tags: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #recursive: ReadonlySet<string>;
  readonly #inputs: ReadonlySet<string>;
  readonly #utilities: Utilities;

  constructor(client: Client) {
    this.#client = client;
    this.#tags = taggedProperties(client.ir);
    this.#recursive = recursiveAliases(client.ir);
    this.#inputs = inputTypes(client.ir);
    const isFree = (name: Code): boolean => !client.surface.has(name);
    this.#utilities = { record: isFree(syntax`Record`), partial: isFree(syntax`Partial`) };
  }

  declaration(declaration: TypeDeclaration): DeclarationView[] {
    const exported = this.#client.names.of(declaration);
    if (exported === null) return [];
    const parameters = new Map(
      this.#client.names
        .parameters(declaration)
        .map((parameter) => [
          parameter,
          unused(identifier(parameter), (name) => this.#client.surface.has(name)),
        ]),
    );
    const variables = [...parameters.values()];
    const type = tagged(declaration.type, this.#tags.get(declaration.name));
    const utilities = this.#recursive.has(declaration.name)
      ? { record: false, partial: false }
      : this.#utilities;
    return [
      {
        comment: documentation(declaration),
        name: variables.length === 0 ? exported : syntax`${exported}<${join(variables, ", ")}>`,
        ...this.#body(type, { utilities, parameters, acceptsUndefined: this.#inputs.has(declaration.name) }),
        constants: constantsOf(exported, type),
      },
    ];
  }

  context({ node, data, params, functions }: ClientContext): DeclarationView[] {
    const outputs = functions.map((fn) =>
      property(fn.node.name, fn.node.output, fn.node.description, fn.node.deprecated, node),
    );
    const views = [
      this.#object(
        data,
        `The data of the \`${node.name}\` context: the result of each of its functions.`,
        outputs,
      ),
    ];
    if (params !== null) {
      const properties = node.params.map((param) => ({
        ...property(param.name, param.type, null, false, node),
        required: param.required,
      }));
      views.push(this.#object(params, `Selects an instance of the \`${node.name}\` context.`, properties));
    }
    return views;
  }

  #object(name: Code, description: string, properties: readonly PropertyNode[]): DeclarationView {
    const type: ObjectNode = { kind: "object", properties, additional: null, pointer: "" };
    const body = this.#body(type, {
      utilities: this.#utilities,
      parameters: new Map(),
      acceptsUndefined: true,
    });
    return { comment: about(description), name, ...body, constants: null };
  }

  #body(
    type: TypeNode,
    { utilities, parameters, acceptsUndefined }: BodyOptions,
  ): Pick<DeclarationView, "type" | "isInterface"> {
    const { names, printer } = this.#client;
    const scope: TypeScope = {
      reference: (name) => names.reference(name),
      resolve: (type) => names.resolve(type),
      format: (type) => names.format(type),
      file: () => names.file,
      parameter: (name) => parameters.get(name) ?? identifier(name),
      acceptsUndefined,
    };
    return { type: printer.print(schemaOf(type, scope), utilities), isInterface: isInterface(type) };
  }
}

/** Whether it has keys and is not an intersection, which keys beside a typed index signature need. */
function isInterface(type: TypeNode): boolean {
  if (type.kind !== "object" || type.properties.length === 0) return false;
  return type.additional === null || type.additional.kind === "any";
}

function constantsOf(name: Code, type: TypeNode): DeclarationView["constants"] {
  if (type.kind !== "enum") return null;
  const members = type.members.flatMap((member) =>
    member.name === null ? [] : [{ key: key(member.name), value: literal(member.value) }],
  );
  return members.length === 0 ? null : { name, members };
}

const property = (
  name: string,
  type: TypeNode,
  description: string | null,
  deprecated: boolean,
  { origin }: ContextNode,
): PropertyNode => ({
  ...{ name, type, required: true, extensions: {}, description, deprecated },
  pointer: origin.pointer,
});
