import {
  checkNames,
  type Code,
  type ContextNode,
  type Diagnostic,
  DiagnosticError,
  type EnumNode,
  join,
  type ObjectNode,
  type Origin,
  syntax,
  type TypeDeclaration,
  type TypeNode,
} from "@mizan/core";
import type { NominalType } from "@mizan/core/lowering";
import type { Crate, CrateContext } from "./crate.ts";
import { type FieldSource, fieldOf } from "./fields.ts";
import { aliasLine, tupleStruct } from "./layout.ts";
import { field, literal, numbered, text, typeName, typeParameter, variant } from "./names.ts";
import { documentation, sentence } from "./prose.ts";
import { sizeOf } from "./sizes.ts";
import { constructorOf, type StructView, withFlags } from "./struct-view.ts";
import type { TypePrinter } from "./type-printer.ts";
import { held, taggedMembers, unionMembers } from "./unions.ts";

/** The content of `types.rs`. */
export interface TypesView {
  readonly usesMap: boolean;
  readonly serde: Code | null;
  readonly types: readonly TypeView[];
}

/** A declaration of Rust; one of the fields after `comment` says which. */
export interface TypeView {
  /** Null for a macro, which contains its comment. */
  readonly comment: Code | null;
  readonly struct: StructView | null;
  readonly tuple: { readonly derives: Code; readonly line: Code; readonly isTransparent: boolean } | null;
  readonly alias: Code | null;
  readonly literal: { readonly comment: Code | null; readonly name: Code; readonly value: Code } | null;
  readonly enumeration: EnumView | null;
  readonly tagged: TaggedView | null;
  readonly union: UnionView | null;
}

export interface EnumView {
  /** Inside the macro, as that of the other views of macros. */
  readonly comment: Code | null;
  readonly macro: Code;
  readonly name: Code;
  readonly members: readonly { readonly name: Code; readonly value: Code }[];
}

export interface TaggedView {
  readonly comment: Code | null;
  readonly name: Code;
  readonly property: Code;
  readonly members: readonly { readonly name: Code; readonly type: Code; readonly tags: Code }[];
}

export interface UnionView {
  readonly derives: Code;
  readonly head: Code;
  readonly members: readonly { readonly name: Code; readonly type: Code }[];
}

const NOTHING: TypeView = {
  comment: null,
  struct: null,
  tuple: null,
  alias: null,
  literal: null,
  enumeration: null,
  tagged: null,
  union: null,
};

/** @throws DiagnosticError if two fields of a struct become one */
export function typesView(crate: Crate, printer: TypePrinter, plugin: string): TypesView {
  const writer = new TypesWriter(crate, printer, plugin);
  const types = [
    ...crate.nominal.all.map((type) => writer.type(type)),
    ...crate.contexts.flatMap((context) => writer.context(context)),
  ];
  if (writer.collisions.length > 0) throw new DiagnosticError(writer.collisions);
  const traits = [...writer.traits].sort();
  const serde =
    traits.length === 0
      ? null
      : traits.length === 1
        ? syntax`serde::${traits[0] === "Serialize" ? syntax`Serialize` : syntax`Deserialize`}`
        : syntax`serde::{Deserialize, Serialize}`;
  return { usesMap: printer.usesMap, serde, types };
}

class TypesWriter {
  readonly collisions: Diagnostic[] = [];
  /** The derived traits that the module imports. */
  readonly traits = new Set<"Serialize" | "Deserialize">();
  readonly #crate: Crate;
  readonly #printer: TypePrinter;
  readonly #plugin: string;
  readonly #sizeOf: (type: TypeNode) => number;

  constructor(crate: Crate, printer: TypePrinter, plugin: string) {
    this.#crate = crate;
    this.#printer = printer;
    this.#plugin = plugin;
    this.#sizeOf = sizeOf(crate);
  }

  type(nominal: NominalType): TypeView {
    const { name, type, parameters, owner, isInline } = nominal;
    const described = isInline ? null : owner;
    const about = documentation(
      "///",
      described?.description ?? null,
      described?.deprecated === true ? sentence`Deprecated.` : null,
    );
    const variables =
      parameters.length === 0 ? syntax`` : syntax`<${join(parameters.map(typeParameter), ", ")}>`;
    const head = syntax`${typeName(name)}${variables}`;
    switch (type.kind) {
      case "object":
        return { ...NOTHING, comment: about, struct: this.#struct(head, type, owner, parameters) };
      case "enum":
        return { ...NOTHING, enumeration: enumeration(about, typeName(name), type) };
      case "literal":
        return { ...NOTHING, literal: { comment: about, name: typeName(name), value: literal(type.value) } };
      case "discriminatedUnion": {
        const members = taggedMembers(type, this.#crate, this.#sizeOf).map((member) => ({
          name: member.name,
          type: held(member, this.#printer.print(member.type, owner)),
          tags: join(member.tags, " | "),
        }));
        return {
          ...NOTHING,
          tagged: { comment: about, name: typeName(name), property: literal(type.property), members },
        };
      }
      case "union": {
        const members = unionMembers(type, this.#crate, this.#sizeOf).map((member) => ({
          name: member.name,
          type: held(member, this.#printer.print(member.type, owner)),
        }));
        return { ...NOTHING, comment: about, union: { derives: this.#derives(owner), head, members } };
      }
      case "tuple":
        if (type.names !== undefined && type.items.length > 1 && type.items.length <= 12) {
          const items = type.items.map((item) => this.#printer.print(item, owner));
          const tuple = {
            derives: this.#derives(owner),
            line: tupleStruct(head, items),
            isTransparent: false,
          };
          return { ...NOTHING, comment: about, tuple };
        }
        return this.#alias(about, head, nominal);
      case "primitive":
      case "any":
      case "array":
      case "map":
      case "nullable":
      case "reference":
      case "parameter":
        return this.#alias(about, head, nominal);
      default:
        return type satisfies never;
    }
  }

  /** The structs of a context: its parameters and its data. */
  context({ node, params, data }: CrateContext): readonly TypeView[] {
    const given =
      params === null
        ? []
        : [
            {
              ...NOTHING,
              comment: documentation("///", sentence`The parameters of the context ${node.name}.`),
              struct: this.#fields(params, node.params, null, { sent: true, received: false }, node),
            },
          ];
    const results = node.functions.map((name) => {
      const { output: type, description } = this.#crate.index.functions.get(name)!;
      return { name, type, required: true, description };
    });
    return [
      ...given,
      {
        ...NOTHING,
        comment: documentation("///", sentence`The data of the context ${node.name}.`),
        struct: this.#fields(data, results, null, { sent: false, received: true }, node),
      },
    ];
  }

  /** A declaration that contains itself cannot be an alias. */
  #alias(comment: Code | null, head: Code, { type, owner, isInline }: NominalType): TypeView {
    const printed = this.#printer.printAliased(type, owner);
    if (isInline || owner === null || !this.#crate.recursive.has(owner.name))
      return { ...NOTHING, comment, alias: aliasLine(head, printed) };
    const tuple = { derives: this.#derives(owner), line: tupleStruct(head, [printed]), isTransparent: true };
    return { ...NOTHING, comment, tuple };
  }

  #struct(
    head: Code,
    type: ObjectNode,
    owner: TypeDeclaration | null,
    parameters: readonly string[],
  ): StructView {
    const direction = (owner && this.#crate.directions.get(owner.name)) ?? { sent: true, received: true };
    const plain = this.#fields(head, type.properties, owner, direction, owner);
    const isSentOnly = owner !== null && this.#crate.withFiles.has(owner.name);
    const struct =
      parameters.length === 0
        ? plain
        : { ...plain, constructor_: null, bound: isSentOnly ? null : boundOf(type, parameters) };
    const { additional } = type;
    if (additional === null) return struct;
    this.#printer.usesMap = true;
    const names = new Set(type.properties.map(({ name, attribute = name }) => String(field(attribute))));
    let number = 1;
    while (names.has(String(numbered(syntax`extra`, number)))) number += 1;
    const line = syntax`pub ${numbered(syntax`extra`, number)}: BTreeMap<String, ${this.#printer.print(additional, owner)}>,`;
    const rest = {
      comment: documentation("///", sentence`All other keys.`),
      attributes: [syntax`#[serde(flatten)]`],
      line,
    };
    return { ...struct, fields: [...struct.fields, rest], isEmpty: false, constructor_: null };
  }

  #fields(
    head: Code,
    sources: readonly FieldSource[],
    owner: TypeDeclaration | null,
    { sent, received }: { readonly sent: boolean; readonly received: boolean },
    node: { readonly origin: Origin } | ContextNode | null,
  ): StructView {
    const fields = sources.map((source) => fieldOf(source, owner, received, this.#crate, this.#printer));
    const origin = node?.origin ?? { pointer: "" };
    const symbols = sources.map(({ name }, index) => ({
      name: String(fields[index]!.name),
      from: name,
      origin,
    }));
    this.collisions.push(...checkNames(`fields of ${String(head)} in Rust`, symbols, this.#plugin));
    const canDefault = fields.length > 0 && fields.every(({ isOptional }) => isOptional);
    return {
      derives: this.#derives(owner, canDefault),
      bound: null,
      head,
      isEmpty: fields.length === 0,
      fields: withFlags(fields).map(({ view }) => view),
      constructor_: sent && !canDefault ? constructorOf(head, fields) : null,
    };
  }

  #derives(owner: TypeDeclaration | null, canDefault = false): Code {
    this.traits.add("Serialize");
    const isSentOnly = owner !== null && this.#crate.withFiles.has(owner.name);
    if (!isSentOnly) this.traits.add("Deserialize");
    return syntax`Debug, Clone, ${canDefault ? syntax`Default, ` : syntax``}PartialEq, Serialize${isSentOnly ? syntax`` : syntax`, Deserialize`}`;
  }
}

/** For a field that may be absent, serde would ask for `T: Default`. */
function boundOf({ properties }: ObjectNode, parameters: readonly string[]): Code | null {
  if (properties.every(({ required }) => required)) return null;
  return text(parameters.map((name) => `${String(typeParameter(name))}: Deserialize<'de>`).join(", "));
}

function enumeration(comment: Code | null, name: Code, { type, members }: EnumNode): EnumView {
  const macro =
    type === "string"
      ? syntax`open_enum`
      : type === "integer"
        ? syntax`open_integer_enum`
        : syntax`open_mixed_enum`;
  const taken = new Set<string>();
  return {
    comment,
    macro,
    name,
    members: members.map((member) => {
      const plain = variant(member.name?.toLowerCase() ?? String(member.value));
      let number = 1;
      while (taken.has(String(numbered(plain, number)))) number += 1;
      const free = numbered(plain, number);
      taken.add(String(free));
      return { name: free, value: literal(member.value) };
    }),
  };
}
